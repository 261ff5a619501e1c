using Forum.Api.Http;
using Forum.Api.Members;
using Forum.Api.Storage;
using Forum.Api.Text;
using Forum.Domain;
using Forum.Domain.Comments;
using Forum.Domain.Communities;
using Forum.Domain.Members;
using Forum.Domain.Threads;
using Npgsql;

namespace Forum.Api.Comments;

/// <param name="Reply">What it answers, by number.</param>
public sealed record Posting(PostComment Command, Reply Reply, ReplyTargets Targets, Viewer Viewer);

/// <summary>What was decided. Both are null for a comment that has to be decided by itself.</summary>
public sealed record Posted(Decision? Decision, CommentModel? Comment)
{
    public static readonly Posted Alone = new(null, null);
}

/// <summary>
/// Posts the comments that come at the same moment: each is refused or accepted by itself, and those that are accepted share a transaction. Under load
/// that is most of what a comment costs.
/// </summary>
public sealed class PostedTogether(KnownStates states, AppendTogether log, Mentioning mentioning, ILogger<PostedTogether> logger)
{
    const string Authors = $"select {MemberModel.Columns} from views.member member where member.id = any($1)";

    AskedTogether<Posting, Posted>? together;

    public async Task<Posted> PostAsync(Posting posting, CancellationToken cancellation)
    {
        var posted = await LazyInitializer.EnsureInitialized(ref together, () => new(PostAsync)).AskAsync(posting, cancellation);
        return posted.Comment is null ? posted : posted with { Comment = (await mentioning.ShowAsync([posted.Comment], cancellation))[0] };
    }

    async Task<IReadOnlyList<Posted>> PostAsync(IReadOnlyList<Posting> postings)
    {
        var answers = await DecideAsync(postings);
        var accepted = Enumerable.Range(0, postings.Count).Where(i => answers[i].Decision is Decision.Accepted).ToList();
        if (accepted.Count == 0) return answers;

        NewEvent[] events = [.. accepted.Select(i => NewEvent.Of<Comment, CommentPosted>(
            postings[i].Command.CommentId.Value, after: 0, EventOf(answers[i]), postings[i].Command.Author))];
        try
        {
            var authors = accepted.Select(i => postings[i].Viewer).DistinctBy(viewer => viewer.Id).ToDictionary(viewer => viewer.Id!.Value.Value);
            var reading = new NpgsqlBatchCommand(Authors) { Parameters = { new() { Value = authors.Keys.ToArray() } } };
            var people = await log.StoreAsync(events, reading, async rows =>
            {
                var read = new Dictionary<Guid, MemberModel>();
                while (await rows.ReadAsync()) read.Add(rows.GetGuid(0), MemberModel.Read(rows, 0, authors[rows.GetGuid(0)]));
                return read;
            });
            for (var n = 0; n < accepted.Count; n++)
            {
                var (i, e) = (accepted[n], events[n].Event);
                answers[i] = answers[i] with { Comment = New(EventOf(answers[i]), postings[i].Reply, people[postings[i].Command.Author.Value], e.Timestamp) };
            }
        }
        catch (PostgresException e) when (AppendTogether.IsMeeting(e))
        {
            logger.LogDebug(e, "{Count} comments are posted one by one", accepted.Count);
            foreach (var i in accepted) answers[i] = Posted.Alone;
        }

        return answers;
    }

    async Task<Posted[]> DecideAsync(IReadOnlyList<Posting> postings)
    {
        var targets = postings.Select(posting => posting.Targets).ToList();
        var communities = await states.FindAsync<Community>(targets.Select(target => target.Community!.Value));
        var threads = await states.FindAsync<DiscussionThread>(targets.Select(target => target.Thread!.Value));
        var parents = await states.FindAsync<Comment>(targets.Select(target => target.Parent).OfType<StreamVersion>());
        var authors = await states.FindAsync<Member>(targets.Select(target => target.Author));

        return [.. postings.Select(posting => posting.Targets.IdIsTaken ? Posted.Alone : new Posted(
            PostComment.Decide(
                posting.Command, existing: null, authors[posting.Targets.Author.Id], communities[posting.Targets.Community!.Value.Id],
                threads[posting.Targets.Thread!.Value.Id], posting.Targets.Parent is { } parent ? parents[parent.Id] : null),
            Comment: null))];
    }

    static CommentPosted EventOf(Posted posted) => (CommentPosted)((Decision.Accepted)posted.Decision!).Events.Single();

    /// <summary>Nobody has done anything about it yet.</summary>
    static CommentModel New(CommentPosted posted, Reply reply, MemberModel author, DateTimeOffset at) => new(
        posted.CommentId.Value, posted.Number, reply.Thread, reply.Parent, ParentKnown: true, posted.Depth, author, posted.Body, Html: "",
        WrittenAt: null, at, EditedAt: null, Revision: 1, Official: false, Score: 0, Upvotes: 0, Downvotes: 0, MyVote: null, Saved: false,
        ReplyCount: 0, MoreReplies: 0, Hidden: null, Blocked: false);
}
