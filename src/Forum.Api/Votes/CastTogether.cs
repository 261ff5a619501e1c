using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Comments;
using Forum.Domain.Communities;
using Forum.Domain.Members;
using Forum.Domain.Threads;
using Forum.Domain.Votes;
using Npgsql;

namespace Forum.Api.Votes;

/// <param name="Place">Where the command was found to lead.</param>
public sealed record Casting(CastVote Command, VotePlace Place);

/// <summary>
/// Casts the votes that come at the same moment: each is refused or accepted by itself, and those that are accepted share a transaction. Under load that is
/// most of what a vote costs.
/// </summary>
public sealed class CastTogether(KnownStates states, AppendTogether log, ILogger<CastTogether> logger)
{
    AskedTogether<Casting, Decision?>? together;

    /// <returns>Null for a vote that has to be decided by itself.</returns>
    public Task<Decision?> CastAsync(Casting casting, CancellationToken cancellation) =>
        LazyInitializer.EnsureInitialized(ref together, () => new(CastAsync)).AskAsync(casting, cancellation);

    async Task<IReadOnlyList<Decision?>> CastAsync(IReadOnlyList<Casting> castings)
    {
        var decisions = await DecideAsync(castings);
        var accepted = Enumerable.Range(0, castings.Count).Where(i => decisions[i] is Decision.Accepted { Events.Count: > 0 }).ToList();
        if (accepted.Count == 0) return decisions;

        try
        {
            await log.StoreAsync(
                [.. accepted.Select(i => NewEvent.Of<Ballot, VoteCast>(
                    castings[i].Place.Ballot.Id, castings[i].Place.Ballot.Version, (VoteCast)((Decision.Accepted)decisions[i]!).Events.Single(),
                    castings[i].Command.Voter))],
                held: accepted.Select(i => castings[i].Place.Ballot.Id));
        }
        catch (PostgresException e) when (AppendTogether.IsMeeting(e))
        {
            logger.LogDebug(e, "{Count} votes are cast one by one", accepted.Count);
            foreach (var i in accepted) decisions[i] = null;
        }

        return decisions;
    }

    async Task<Decision?[]> DecideAsync(IReadOnlyList<Casting> castings)
    {
        var places = castings.Select(casting => casting.Place).ToList();
        var communities = await states.FindAsync<Community>(places.Select(place => place.Community));
        var threads = await states.FindAsync<DiscussionThread>(places.Select(place => place.Thread));
        var comments = await states.FindAsync<Comment>(places.Select(place => place.Comment).OfType<StreamVersion>());
        var voters = await states.FindAsync<Member>(places.Select(place => place.Voter));

        // Of two by the same voter, the second was asked for before it was known what became of the first.
        var ballots = new HashSet<Guid>();
        return [.. castings.Select(casting => !ballots.Add(casting.Place.Ballot.Id) ? null : CastVote.Decide(
            casting.Command, casting.Place.Present, voters[casting.Place.Voter.Id], communities[casting.Place.Community.Id],
            threads[casting.Place.Thread.Id], casting.Place.Comment is { } comment ? comments[comment.Id] : null))];
    }
}
