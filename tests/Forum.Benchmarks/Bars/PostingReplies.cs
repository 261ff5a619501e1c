using Forum.Benchmarks.Arena;
using Forum.Benchmarks.Load;

namespace Forum.Benchmarks.Bars;

static class PostingReplies
{
    const string Body = """{"body":"It was on time both times, and the driver says that they hope to keep it through the winter."}""";

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Stage stage, Turns turns)
    {
        var figures = new List<Figure>();
        var spread = 0.0;
        foreach (var writers in (int[])[1, 8, 32])
        {
            var duel = await turns.PlayAsync(
                new LoadPlan(stage.Forum.Port, writers, 0, Spread(stage)),
                new LoadPlan(stage.LimitPort, writers, 0, [.. stage.Threads.Select(thread => Requests.Of("POST", $"/reply/{thread}", Body))]));
            figures.Add(Figure.Ratio($"reply, spread, {writers} writers", duel, 0.5));
            spread = duel.Ours;
        }

        var one = await turns.PlayAsync(
            new LoadPlan(stage.Forum.Port, 32, 0, [.. stage.Writers.Select(writer => Reply(writer, stage.Threads[^1]))]),
            new LoadPlan(stage.Forum.Port, 32, 0, Spread(stage)));
        figures.Add(Figure.Ratio("reply, all into one thread against spread, 32 writers", one, 0.9));
        return figures;
    }

    /// <summary>Replies of all writers to all threads.</summary>
    public static IReadOnlyList<byte[]> Spread(Site site) =>
        [.. site.Threads.Select((thread, i) => Reply(site.Writers[i % site.Writers.Count], thread))];

    static byte[] Reply(Writer writer, long thread) => Requests.As(writer.Token, "POST", $"/api/threads/{thread}/comments", Body);
}
