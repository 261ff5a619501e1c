using Forum.Benchmarks.Arena;
using Forum.Benchmarks.Load;

namespace Forum.Benchmarks.Bars;

/// <summary>The same in a small thread and in a large one.</summary>
static class Growing
{
    const int Small = 100;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Stage stage, Turns turns)
    {
        var much = turns.IsQuick ? 20_000 : 100_000;
        var threads = await Seed.ThreadsAsync(stage.Database, stage.Writers, 2, 0);
        await Seed.FillAsync(stage.Database, stage.Writers, threads[0], Small);
        await Seed.FillAsync(stage.Database, stage.Writers, threads[1], much);
        await stage.CatchUpAsync();

        var figures = new List<Figure>();
        foreach (var (name, readers, requests) in new (string, int, Func<long, Task<byte[][]>>)[]
        {
            ("first page", 4, thread => Task.FromResult<byte[][]>([As(stage, "GET", $"/api/threads/{thread}")])),
            ("deep page", 4, async thread => [As(stage, "GET", $"/api/threads/{thread}?after={await DeepAsync(stage, thread)}")]),
            ("reply", 4, thread => Task.FromResult<byte[][]>([As(stage, "POST", $"/api/threads/{thread}/comments", """{"body":"It was."}""")])),
            ("edit", 1, async thread => await EditsAsync(stage, thread)),
        })
        {
            var small = new LoadPlan(stage.Forum.Port, readers, 0, await requests(threads[0]));
            var duel = await turns.PlayAsync(new LoadPlan(stage.Forum.Port, readers, 0, await requests(threads[1])), small);
            var (large, little) = (Duel.Median(duel.Forum.Select(turn => turn.P99)), Duel.Median(duel.Limit.Select(turn => turn.P99)));
            figures.Add(Figure.AtMost(
                $"{name}, {much:N0} comments against {Small}", large / little, 1.3, "of the small thread's p99", $"{large:N1} ms against {little:N1} ms"));
        }

        return figures;
    }

    static byte[] As(Stage stage, string method, string path, string? body = null) => Requests.As(stage.Writers[0].Token, method, path, body);

    /// <summary>Where the page before the one in the middle ended.</summary>
    static async Task<string> DeepAsync(Stage stage, long thread)
    {
        var middle = await stage.ScalarAsync<long>(
            $"""
            select comment.number from views.comment comment join views.thread thread on thread.id = comment.thread_id
            where thread.number = {thread} and comment.depth = 4 order by comment.number
            offset (select count(*) / 10 from views.comment other where other.thread_id = (select id from views.thread where number = {thread})) limit 1
            """);
        return new Api.Http.Cursor(nameof(Api.Comments.CommentSort.Old), 0, middle).ToString();
    }

    /// <summary>Of one comment, each of which changes what the one before it said.</summary>
    static async Task<byte[][]> EditsAsync(Stage stage, long thread)
    {
        var own = await stage.ScalarAsync<long>(
            $"""
            select comment.number from views.comment comment join views.thread thread on thread.id = comment.thread_id
            where thread.number = {thread} and comment.author_id = '{stage.Writers[0].Id}' order by comment.number limit 1
            """);
        return [.. ((string[])["It was.", "It was, twice."]).Select(body => As(stage, "PUT", $"/api/comments/{own}", $$"""{"body":"{{body}}"}"""))];
    }
}
