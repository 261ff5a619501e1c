using Forum.Api.Comments;
using Forum.Api.Http;
using Forum.Api.Moderation;
using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Votes;
using Npgsql;

namespace Forum.Api.Votes;

/// <summary>What somebody votes on, how they vote on it at present, and the streams that decide whether they may.</summary>
/// <param name="Comment">Null for a vote on the thread itself.</param>
/// <param name="Ballot">All votes of the voter.</param>
public sealed record VotePlace(
    StreamVersion Community, StreamVersion Thread, StreamVersion? Comment, StreamVersion Voter, StreamVersion Ballot, Vote Present)
{
    public CastVote Cast(Vote vote, DateTimeOffset now) => new(
        new MemberId(Voter.Id), new CommunityId(Community.Id), new ThreadId(Thread.Id), Comment is { } comment ? new CommentId(comment.Id) : null,
        vote, now);
}

/// <summary>Finds what the number in a vote names, as far as the voter may know of it.</summary>
public sealed class BallotQuery(NpgsqlDataSource database)
{
    readonly AskedByViewers<Ask, VotePlace> threads = Of(
        database, $"views.thread item where item.number = asked.number and {Visibility.Exists("item", Visibility.AuthorOf("item"))}", "item.id", "null::uuid");

    readonly AskedByViewers<Ask, VotePlace> comments = Of(
        database, $"views.comment item where item.number = asked.number and {CommentExistence.Shows("item")}", "item.thread_id", "item.id");

    public Task<VotePlace?> FindThreadAsync(long number, Viewer voter, CancellationToken cancellation) =>
        threads.AskAsync(voter, new Ask(number, BallotId.Of(voter.Id!.Value)), cancellation);

    public Task<VotePlace?> FindCommentAsync(long number, Viewer voter, CancellationToken cancellation) =>
        comments.AskAsync(voter, new Ask(number, BallotId.Of(voter.Id!.Value)), cancellation);

    // The limit keeps the database from joining all that there is to what is asked for. The selects hide from it how much this is: else it plans anew
    // each time.
    static AskedByViewers<Ask, VotePlace> Of(NpgsqlDataSource database, string item, string thread, string comment) => new(
        database,
        $"""
        select place.community_id, {StreamVersion.Of("place.community_id")}, place.thread_id, {StreamVersion.Of("place.thread_id")},
            place.comment_id, {StreamVersion.Of("place.comment_id")}, asked.viewer, {StreamVersion.Of("asked.viewer")},
            asked.ballot, {StreamVersion.Of("asked.ballot")},
            coalesce((select own.vote from views.vote own where own.voter_id = asked.viewer and own.item_id = place.id), 0::smallint), asked.place
        from unnest((select $3::uuid[]), (select $4::bigint[]), (select $5::uuid[])) with ordinality as asked(viewer, number, ballot, place)
        cross join lateral (
            select item.id, item.community_id, {thread} as thread_id, {comment} as comment_id from {Visibility.OfMany(item, "asked.viewer")} limit 1) place
        """,
        (parameters, votes) =>
        {
            parameters.Add(new() { Value = Array.ConvertAll(votes, vote => vote.Number) });
            parameters.Add(new() { Value = Array.ConvertAll(votes, vote => vote.Ballot.Value) });
        },
        (row, _, _) => new VotePlace(
            Stream(row, 0), Stream(row, 2), StreamVersion.Read(row, 4), Stream(row, 6), Stream(row, 8), VoteView.Of(row.GetInt16(10))));

    static StreamVersion Stream(NpgsqlDataReader row, int at) => StreamVersion.Read(row, at)!.Value;

    sealed record Ask(long Number, BallotId Ballot);
}
