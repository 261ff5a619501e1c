using Forum.Api.Comments;
using Forum.Api.Http;
using Forum.Api.Replay;
using Forum.Api.Threads;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Api.Tests.Replay;

/// <summary>
/// The law of time travel: of any thread at any cut everybody is shown what a fold of all events up to there says, as far as today lets them; and
/// the newest cut is today.
/// </summary>
public class equalling_a_fold_of_all_events(AppFixture app)
{
    const int Acts = 250, Pairs = 2_000;

    [Fact]
    public async Task holds_for_any_thread_at_any_cut()
    {
        var seed = Random.Shared.Next();
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var forum = await RunningForum.StartAsync(database.ConnectionString);
        var random = new Random(seed);
        var life = await TurbulentForum.LiveAsync(forum, random, Acts);
        await using var session = forum.OpenSession();
        var log = await session.Events.QueryAllRawEvents().OrderBy(e => e.Sequence).ToListAsync(TestContext.Current.CancellationToken);
        var oracle = new BruteForce(log);
        var numbers = await NumbersAsync(forum, oracle.Threads);
        var threads = oracle.Threads.ToArray();
        var shown = 0;
        for (var i = 0; i < Pairs; i++)
        {
            var (thread, cut) = (threads[random.Next(threads.Length)], random.NextInt64(0, log[^1].Sequence + 1));
            foreach (var viewer in life.Viewers)
            {
                var expected = oracle.Show(thread, cut, viewer);
                var actual = await ShowAsync(forum, numbers[thread], new CutRequest(cut, null), viewer, random.Next(2) == 0 ? 7 : Requests.MaxLimit);
                Assert.True(
                    expected is null ? actual is null : actual is not null && expected.SequenceEqual(actual),
                    $"With seed {seed}, thread {numbers[thread]} at {cut} for {Name(viewer)}:\n{Difference(expected, actual)}");
                if (actual is { Count: > 1 }) shown++;
            }
        }

        Assert.True(shown > Pairs, $"With seed {seed} there was little to see: {shown}");
        await IsTodayAsync(forum, life, numbers.Values, seed);
    }

    /// <summary>At the newest cut all is as it is.</summary>
    static async Task IsTodayAsync(RunningForum forum, TurbulentForum life, IEnumerable<long> threads, int seed)
    {
        var today = forum.Services.GetRequiredService<ThreadPageQuery>();
        foreach (var thread in threads)
        {
            foreach (var viewer in life.Viewers)
            {
                foreach (var sort in new[] { CommentSort.Old, CommentSort.New })
                {
                    var part = new ThreadPart(new Paging<CommentSort>(sort, Requests.MaxLimit, null));
                    var now = await today.FindAsync(thread, part, viewer, TestContext.Current.CancellationToken);
                    var (then, _) = await forum.Services.GetRequiredService<ReplayQuery>().PageAsync(
                        thread, part, CutRequest.Newest, viewer, TestContext.Current.CancellationToken);
                    Assert.True(Json(now) == Json(AsToday(then)), $"With seed {seed}, thread {thread} for {Name(viewer)}:\n{Json(now)}\n{Json(AsToday(then))}");
                }
            }
        }
    }

    static ThreadModel? AsToday(ThreadModel? thread) => thread is null ? null : thread with
    {
        Cut = null,
        HiddenNow = null,
        Comments = [.. thread.Comments.Select(comment => comment with { HiddenNow = null })],
    };

    static string Json(ThreadModel? thread) => Api.CommandLine.JsonLine.Of(thread);

    static async Task<List<string>?> ShowAsync(RunningForum forum, long number, CutRequest cut, Viewer viewer, int limit)
    {
        var replay = forum.Services.GetRequiredService<ReplayQuery>();
        List<string> lines = [];
        Cursor? after = null;
        do
        {
            var part = new ThreadPart(new Paging<CommentSort>(CommentSort.Old, limit, after));
            var (thread, _) = await replay.PageAsync(number, part, cut, viewer, TestContext.Current.CancellationToken);
            if (thread is null) return null;
            if (after is null) lines.Add(Line(thread));
            lines.AddRange(thread.Comments.Select(Line));
            after = thread.Next is { } next ? Cursor.Parse(next, part.Paging.Order) : null;
        }
        while (after is not null);
        return lines;
    }

    static string Line(ThreadModel thread) => BruteForce.Line(
        thread.Title, thread.Body, thread.Author?.Id, thread.Revision, thread.EditedAt, thread.Official, thread.Locked, thread.Pinned,
        ((int)thread.Upvotes, (int)thread.Downvotes), thread.Score - thread.Upvotes + thread.Downvotes, thread.CommentCount,
        Hidden(thread.Hidden), Hidden(thread.HiddenNow), thread.Closed ?? false);

    static string Line(CommentModel comment) => BruteForce.Line(
        comment.Number, comment.Depth, comment.Body, comment.Author?.Id, comment.Revision, comment.EditedAt, comment.Official,
        ((int)comment.Upvotes, (int)comment.Downvotes), comment.Score - comment.Upvotes + comment.Downvotes, comment.ReplyCount,
        Hidden(comment.Hidden), Hidden(comment.HiddenNow), comment.Closed ?? false);

    static string Hidden(Api.Moderation.HiddenModel? hidden) => hidden is null
        ? "shown"
        : $"{hidden.By} {string.Concat(Enum.GetValues<Domain.Moderation.Hidden>().Select(what => hidden.What.Contains(what)))} {hidden.Reason}";

    static async Task<Dictionary<Guid, long>> NumbersAsync(RunningForum forum, IEnumerable<Guid> threads)
    {
        var numbers = new Dictionary<Guid, long>();
        foreach (var thread in threads) numbers[thread] = await forum.QueryAsync<long>("select number from views.thread where id = $1", thread);
        return numbers;
    }

    static string Difference(List<string>? expected, List<string>? actual) =>
        $"expected\n{string.Join('\n', (expected ?? ["nothing"]).Except(actual ?? []))}\ngot\n{string.Join('\n', (actual ?? ["nothing"]).Except(expected ?? []))}";

    static string Name(Viewer viewer) => viewer switch
    {
        { IsAdministrator: true } => "an administrator",
        { Communities.Count: > 0 } => "a moderator",
        { IsSignedIn: true } => "an author",
        _ => "a stranger",
    };
}
