using System.Security.Cryptography;
using Forum.Api.Communities;
using Forum.Api.Http;
using Forum.Api.Members;
using Forum.Api.Moderation;
using Forum.Api.Storage;
using Forum.Api.Threads;
using Forum.Domain;
using Forum.Domain.Comments;
using Forum.Domain.Communities;
using Forum.Domain.Members;
using Forum.Domain.Moderation;
using Forum.Domain.Threads;
using Forum.Domain.Votes;
using Wolverine;

namespace Forum.Api.Demo;

/// <summary>A thread with a history worth replaying, told by the commands that real people would send. Told once, whatever its people do later.</summary>
public sealed class DemoStory(
    IMessageBus bus, CommunityQueries communities, ThreadListQuery threads, NumberSequences numbers, Passwords passwords, CaseSelection selection,
    TimeProvider clock)
{
    static readonly CaseAuthority Moderator = new(Administers: false, ModeratesThere: true, ModeratesSomewhere: true, ModeratesAllOfThem: true);

    readonly Dictionary<string, MemberId> people = [];
    readonly Dictionary<string, CommentId> comments = [];
    readonly Dictionary<string, CaseId> cases = [];
    readonly CommunityId community = new(Guid.CreateVersion7());
    readonly ThreadId thread = new(Guid.CreateVersion7());

    /// <returns>The number of its thread; null where somebody else has its names already.</returns>
    public async Task<long?> TellAsync(CancellationToken cancellation)
    {
        if (await communities.FindAsync(NightTram.Community, cancellation) is { } told) return await FindAsync(told, cancellation);

        foreach (var (handle, pronouns) in NightTram.People)
        {
            var id = people[handle] = new MemberId(Guid.CreateVersion7());
            var password = Convert.ToHexString(RandomNumberGenerator.GetBytes(16)); // nobody is to sign in as them
            var number = await numbers.NextAsync(Numbered.Member, cancellation);
            if (await DoAsync(new RegisterMember(id, number, handle, passwords.Hash(password), pronouns), cancellation) is not null) return null;
        }

        var settings = CommunitySettings.Default with { Title = NightTram.Name, Description = NightTram.About, History = HistoryVisibility.Everybody };
        await DoAsync(
            new FoundCommunity(
                community, await numbers.NextAsync(Numbered.Community, cancellation), NightTram.Community, settings, people[NightTram.Moderator],
                new ImpositionId(Guid.CreateVersion7()), clock.GetUtcNow()),
            cancellation);
        var start = await numbers.NextAsync(Numbered.Thread, cancellation);
        await DoAsync(
            new StartThread(thread, start, community, people[NightTram.Author], NightTram.Title, NightTram.Body, Link: null, clock.GetUtcNow()), cancellation);
        foreach (var beat in NightTram.Beats)
        {
            if (await DoAsync(await CommandOfAsync(beat, cancellation), cancellation) is { } refused)
            {
                throw new InvalidOperationException($"The story cannot go on with {beat}: {refused.Reason}");
            }
        }

        return start;
    }

    async Task<long?> FindAsync(CommunityModel told, CancellationToken cancellation)
    {
        var paging = new Paging<ThreadSort>(ThreadSort.Old, 1, After: null);
        return (await threads.ListAsync(new ThreadFeed(told.Id, Feed.All, Period.All), paging, Viewer.Nobody, cancellation)).Items is [var first, ..] ? first.Number : null;
    }

    async Task<object> CommandOfAsync(Beat beat, CancellationToken cancellation) => beat switch
    {
        Says says => new PostComment(
            comments[says.As] = new CommentId(Guid.CreateVersion7()), await numbers.NextAsync(Numbered.Comment, cancellation), community, thread,
            says.To is null ? null : comments[says.To], people[says.Who], says.Body, clock.GetUtcNow()),
        Edits edits => new EditComment(comments[edits.What], people[edits.Who], edits.Body, Read: null, clock.GetUtcNow()),
        Rewrites rewrites => new EditThread(
            thread, people[NightTram.Author], rewrites.Title, rewrites.Body, Link: null, Read: null, clock.GetUtcNow()),
        Removes removes => await CaseOfAsync(removes, cancellation),
        Votes votes => new CastVote(people[votes.Who], community, thread, comments[votes.What], votes.Vote, clock.GetUtcNow()),
        Undoes undoes => new UndoCaseAs(new UndoCase(cases[undoes.What], people[NightTram.Moderator], undoes.Reason), Moderator),
        _ => throw new InvalidOperationException($"Nobody knows how to do {beat}."),
    };

    async Task<OpenCaseAs> CaseOfAsync(Removes removes, CancellationToken cancellation)
    {
        var act = new CaseAct(
            CaseKind.Remove, removes.WithAnswers ? CaseScope.Subtree : CaseScope.Item, community, thread, comments[removes.What],
            Hides: [Hidden.Text]);
        var end = await selection.EndAsync(cancellation);
        var (_, touched) = await selection.CountAsync(act, end, cancellation);
        var id = cases[removes.What] = new CaseId(Guid.CreateVersion7());
        return new OpenCaseAs(
            new OpenCase(
                id, await numbers.NextAsync(Numbered.Case, cancellation), people[NightTram.Moderator], act, removes.Reason, Rule: null, end.Thread,
                end.Comment, (int)touched, clock.GetUtcNow()),
            Moderator);
    }

    async Task<Refused?> DoAsync(object command, CancellationToken cancellation) =>
        await bus.InvokeAsync<Decision>(command, cancellation) as Refused;
}
