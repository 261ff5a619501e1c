using Forum.Benchmarks.Arena;
using Forum.Benchmarks.Load;

namespace Forum.Benchmarks.Bars;

/// <summary>The first page of a thread: 50 comments with their authors, about 40 KB.</summary>
static class ReadingAThread
{
    static readonly int[] Readers = [1, 16, 64];

    public static async Task<IReadOnlyList<Figure>> CachedAsync(Stage stage, Turns turns)
    {
        var path = $"/api/threads/{stage.Threads[0]}";
        var (body, _) = await stage.GetAsync(path);
        await stage.FixAsync(body);
        var figures = new List<Figure>();
        foreach (var readers in Readers)
        {
            var duel = await turns.PlayAsync(
                new LoadPlan(stage.Forum.Port, readers, 0, [Requests.Get(path)]), new LoadPlan(stage.LimitPort, readers, 0, [Requests.Get("/fixed")]));
            var figure = Figure.Ratio($"page from cache, {readers} readers", duel, 0.6);
            figures.Add(figure with { Detail = $"{body.Length / 1024.0:N0} KB, {figure.Detail}" });
        }

        return figures;
    }

    public static async Task<IReadOnlyList<Figure>> NotModifiedAsync(Stage stage, Turns turns)
    {
        var path = $"/api/threads/{stage.Threads[0]}";
        var (_, tag) = await stage.GetAsync(path);
        var duel = await turns.PlayAsync(
            new LoadPlan(stage.Forum.Port, 64, 0, [Requests.Get(path, $"If-None-Match: {tag}")]),
            new LoadPlan(stage.LimitPort, 64, 0, [Requests.Get("/unchanged", $"If-None-Match: {tag}")]));
        return [Figure.Ratio("page not modified, 64 readers", duel, 0.7)];
    }

    public static async Task<IReadOnlyList<Figure>> UncachedAsync(Stage stage, Turns turns)
    {
        // Somebody who is signed in is answered for themself, and nothing is kept of that.
        var token = stage.Writers[0].Token;
        var duel = await turns.PlayAsync(
            new LoadPlan(stage.Forum.Port, 16, 0, [.. stage.Threads.Select(thread => Requests.As(token, "GET", $"/api/threads/{thread}"))]),
            new LoadPlan(stage.LimitPort, 16, 0, [.. stage.Threads.Select(thread => Requests.Get($"/page/{thread}"))]));
        return [Figure.Ratio($"page not cached, {stage.Threads.Count:N0} threads in turn", duel, 0.7)];
    }
}
