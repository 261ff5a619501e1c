using Forum.Api.Comments;
using Forum.Api.Http;
using Forum.Api.Members;
using Forum.Api.Replay;
using Forum.Api.Threads;
using Forum.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Api.Tests.Replay;

/// <summary>
/// The law of time travel: of any thread at any cut everybody is shown what a fold of all events up to there says, as far as today lets them; and
/// the newest cut is today.
/// </summary>
public class equalling_a_fold_of_all_events(LivedForum life) : IClassFixture<LivedForum>
{
    const int Pairs = 2_000, Few = 150;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task holds_for_any_thread_at_any_cut()
    {
        var shown = 0;
        for (var i = 0; i < Pairs; i++)
        {
            var (thread, cut) = (life.Any(life.Threads.Keys), life.AnyCut());
            foreach (var viewer in life.Viewers)
            {
                var expected = life.Oracle.Show(thread, cut, viewer);
                var actual = await ShowAsync(life.Threads[thread], cut, viewer, life.Random.Next(2) == 0 ? 7 : Requests.MaxLimit);
                Assert.True(
                    expected is null ? actual is null : actual is not null && expected.SequenceEqual(actual),
                    $"{Where(thread, cut, viewer)}:\n{Difference(expected, actual)}");
                if (actual is { Count: > 1 }) shown++;
            }
        }

        Assert.True(shown > Pairs, $"With seed {life.Seed} there was little to see: {shown}");
    }

    /// <summary>A comment alone, and what its author's list and the feed show, are what their threads show.</summary>
    [Fact]
    public async Task holds_for_comments_alone_and_for_lists()
    {
        var (lists, comments) = (Get<ReplayedLists>(), Get<ReplayedComments>());
        for (var i = 0; i < Few; i++)
        {
            var (cut, viewer) = (new CutModel(life.AnyCut(), DateTimeOffset.UtcNow), life.Any(life.Viewers));
            var lines = life.Threads.Keys.SelectMany(thread => life.Oracle.Show(thread, cut.Position, viewer)?.Skip(1) ?? []).ToList();
            var comment = life.Random.NextInt64(1, await life.Forum.QueryAsync<long>("select max(number) from views.comment") + 1);
            var (alone, _, _) = await comments.FindAsync(comment, new CutRequest(cut.Position, null), viewer, Ct);
            Assert.Equal(lines.Find(line => line.StartsWith($"{comment} |", StringComparison.Ordinal)), alone is null ? null : Line(alone));

            var member = new MemberId(await life.Forum.QueryAsync<Guid>(
                "select coalesce(author.claimed_by, author.id) from views.comment comment join views.member author on author.id = comment.author_id order by random() limit 1"));
            var written = await AllAsync(after => lists.CommentsOfAsync(
                member, new Paging<WrittenSort>(WrittenSort.New, 3, after), cut, viewer, Ct), nameof(WrittenSort.New));
            Assert.Equal(
                lines.Where(line => line.Contains($"| {member.Value} |", StringComparison.Ordinal)).OrderByDescending(NumberOf), written.Select(Line));

            var feed = await AllAsync(after => Get<ReplayedFeed>().ListAsync(
                new ThreadFeed(null, Feed.All, Period.All), new Paging<ThreadSort>(ThreadSort.Old, 2, after), cut, viewer, Ct), nameof(ThreadSort.Old));
            var there = life.Threads.Where(thread => life.Oracle.Show(thread.Key, cut.Position, viewer) is not null).Select(thread => thread.Value);
            Assert.Equal(there.Order(), feed.Select(thread => thread.Number));
        }
    }

    [Fact]
    public async Task is_today_at_the_newest_cut()
    {
        foreach (var (thread, viewer) in life.Threads.Values.SelectMany(thread => life.Viewers.Select(viewer => (thread, viewer))))
        {
            foreach (var sort in new[] { CommentSort.Old, CommentSort.New })
            {
                var part = new ThreadPart(new Paging<CommentSort>(sort, Requests.MaxLimit, null));
                var now = await Get<ThreadPageQuery>().FindAsync(thread, part, viewer, Ct);
                var (then, _) = await Get<ReplayQuery>().PageAsync(thread, part, CutRequest.Newest, viewer, Ct);
                Assert.Equal(Json(now), Json(AsToday(then)));
            }
        }
    }

    /// <summary>Whatever is otherwise at two cuts is told, and nothing else is.</summary>
    [Fact]
    public async Task is_what_a_comparison_compares()
    {
        for (var i = 0; i < 4 * Few; i++)
        {
            var (thread, viewer, one, other) = (life.Any(life.Threads.Keys), life.Any(life.Viewers), life.AnyCut(), life.AnyCut());
            var (from, to) = (Math.Min(one, other), Math.Max(one, other));
            var (later, _) = await Get<ReplayQuery>().FindShownAsync(life.Threads[thread], new CutRequest(to, null), viewer, Ct);
            if (later is null) continue;
            var (found, _) = await Get<ReplayQuery>().FindShownAsync(life.Threads[thread], new CutRequest(from, null), viewer, Ct);
            var diff = await Get<DiffQuery>().CompareAsync(
                found, new CutModel(from, null), later, new Paging<DiffSort>(DiffSort.Old, Requests.MaxLimit, null), viewer, Ct);

            var (before, after) = (Lines(thread, from, viewer), Lines(thread, to, viewer));
            var changed = before.Keys.Union(after.Keys)
                .Where(number => before.GetValueOrDefault(number)?.Told != after.GetValueOrDefault(number)?.Told).Order();
            Assert.True(
                changed.SequenceEqual(diff.Items.Select(item => item.Comment)),
                $"{Where(thread, to, viewer)} since {from}: {string.Join(' ', changed)}, got {string.Join(' ', diff.Items.Select(item => item.Comment))}");
            Assert.All(diff.Items, item => Assert.Equal(after.GetValueOrDefault(item.Comment)?.Body ?? "", item.Body));
            Assert.All(diff.Items, item => Assert.NotEmpty(item.Causes));
        }
    }

    /// <summary>A timeline is the log of the thread, and counts are explained to their sums.</summary>
    [Fact]
    public async Task is_what_a_timeline_and_explanations_tell()
    {
        for (var i = 0; i < Few; i++)
        {
            var (thread, viewer, cut) = (life.Any(life.Threads.Keys), life.Any(life.Viewers), life.AnyCut());
            var (then, _) = await Get<ReplayQuery>().FindShownAsync(life.Threads[thread], new CutRequest(cut, null), viewer, Ct);
            if (then is null) continue;
            var (page, _) = await Get<ReplayQuery>().PageAsync(
                life.Threads[thread], new ThreadPart(new Paging<CommentSort>(CommentSort.Old, Requests.MaxLimit, null)), new CutRequest(cut, null), viewer, Ct);
            var streams = page!.Comments.Select(comment => comment.Id).Append(thread).ToHashSet();
            var expected = life.Log.TakeWhile(e => e.Sequence <= cut).Where(e => streams.Contains(e.StreamId)).Select(e => e.Sequence);
            var timeline = await Get<TimelineQuery>().ListAsync(
                then, TimelineFilter.None, new Paging<TimelineSort>(TimelineSort.Old, int.MaxValue - 1, null), viewer, Ct);
            Assert.Equal(expected, timeline.Items.Select(entry => entry.Cut));

            await ExplainsAsync(then, -1, Explainable.CommentCount, page.CommentCount, 0, viewer);
            await ExplainsAsync(then, -1, Explainable.Score, page.Score, page.Score - page.Upvotes + page.Downvotes, viewer);
            foreach (var comment in page.Comments)
            {
                var place = then.PlaceOf(comment.Number);
                await ExplainsAsync(then, place, Explainable.Score, comment.Score, comment.Score - comment.Upvotes + comment.Downvotes, viewer);
                await ExplainsAsync(then, place, Explainable.ReplyCount, comment.ReplyCount, 0, viewer);
            }
        }
    }

    async Task ExplainsAsync(ThreadThen thread, int item, Explainable what, long count, long elsewhere, Api.Http.Viewer viewer)
    {
        var events = await Get<ExplainQuery>().ListAsync(
            thread, item, what, elsewhere, new Paging<ExplainSort>(ExplainSort.Old, Requests.MaxLimit, null), viewer, Ct);
        Assert.Equal(count, events.Items.Sum(one => one.Change));
        Assert.Equal(count, events.Items.Count == 0 ? 0 : events.Items[^1].Total);
    }

    T Get<T>() where T : notnull => life.Forum.Services.GetRequiredService<T>();

    static ThreadModel? AsToday(ThreadModel? thread) => thread is null ? null : thread with
    {
        Cut = null,
        HiddenNow = null,
        Comments = [.. thread.Comments.Select(comment => comment with { HiddenNow = null })],
    };

    static string Json(ThreadModel? thread) => Api.CommandLine.JsonLine.Of(thread);

    static async Task<List<T>> AllAsync<T>(Func<Cursor?, Task<Page<T>>> read, string order)
    {
        List<T> all = [];
        Cursor? after = null;
        do
        {
            var page = await read(after);
            all.AddRange(page.Items);
            after = page.Next is { } next ? Cursor.Parse(next, order) : null;
        }
        while (after is not null);
        return all;
    }

    async Task<List<string>?> ShowAsync(long number, long cut, Viewer viewer, int limit)
    {
        List<string> lines = [];
        Cursor? after = null;
        do
        {
            var part = new ThreadPart(new Paging<CommentSort>(CommentSort.Old, limit, after));
            var (thread, _) = await Get<ReplayQuery>().PageAsync(number, part, new CutRequest(cut, null), viewer, Ct);
            if (thread is null) return null;
            if (after is null) lines.Add(Line(thread));
            lines.AddRange(thread.Comments.Select(Line));
            after = thread.Next is { } next ? Cursor.Parse(next, part.Paging.Order) : null;
        }
        while (after is not null);
        return lines;
    }

    /// <summary>By number: what a comparison tells of a comment, and what it says.</summary>
    Dictionary<long, Compared> Lines(Guid thread, long cut, Viewer viewer) =>
        (life.Oracle.Show(thread, cut, viewer)?.Skip(1) ?? []).ToDictionary(NumberOf, line =>
        {
            var parts = line.Split(" | ");
            // Why something is hidden does not make it another part that is hidden.
            var hidden = string.Join(' ', parts[10].Split(' ').Take(2));
            return new Compared($"{parts[4]} {parts[6]} {hidden}", parts[2]);
        });

    static long NumberOf(string line) => long.Parse(line.Split(" | ")[0], System.Globalization.CultureInfo.InvariantCulture);

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

    string Where(Guid thread, long cut, Viewer viewer) => $"With seed {life.Seed}, thread {life.Threads[thread]} at {cut} for {LivedForum.Name(viewer)}";

    static string Difference(List<string>? expected, List<string>? actual) =>
        $"expected\n{string.Join('\n', (expected ?? ["nothing"]).Except(actual ?? []))}\ngot\n{string.Join('\n', (actual ?? ["nothing"]).Except(expected ?? []))}";

    sealed record Compared(string Told, string Body);
}
