using System.Diagnostics;
using System.Net.Http.Headers;
using Forum.Benchmarks.Arena;
using Forum.Benchmarks.Load;

namespace Forum.Benchmarks.Bars;

/// <summary>
/// The first page of a thread as of any moment, for somebody who is signed in, so that nothing is kept but what never changes: at cuts by chance,
/// then event by event, and of threads that nobody has looked at before.
/// </summary>
static class Replaying
{
    const int FewCuts = 100, ManyCuts = 400, Fresh = 5;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Stage stage, Turns turns)
    {
        var figures = new List<Figure>();
        foreach (var (comments, bar) in new[] { (100, 15.0), (1_000, 150.0), (10_000, 150.0) })
        {
            var threads = await Seed.ThreadsAsync(stage.Database, stage.Writers, Fresh + 1, comments);
            await stage.CatchUpAsync();
            await stage.ExecuteAsync("analyze forum.mt_events, views.comment");
            using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{stage.Forum.Port}") };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", stage.Writers[0].Token);
            var (first, last) = (await CutAsync(stage, threads[0], "min"), await CutAsync(stage, threads[0], "max"));
            var random = new Random(7);
            var cuts = Enumerable.Range(0, turns.IsQuick ? FewCuts : ManyCuts).Select(_ => random.NextInt64(first, last + 1)).ToArray();
            foreach (var cut in cuts.Take(20)) await TimeAsync(http, threads[0], cut); // what is compiled at first

            figures.Add(await FigureAsync(http, $"as of a moment, {comments:N0} comments, p95", threads[0], cuts, bar));
            figures.Add(await FigureAsync(
                http, $"the next event, {comments:N0} comments, p95", threads[0], [.. cuts.Select((_, step) => Math.Min(Math.Max(first, last - cuts.Length) + step, last))], bar));
            var cold = new List<double>();
            foreach (var thread in threads.Skip(1)) cold.Add(await TimeAsync(http, thread, await CutAsync(stage, thread, "max")));
            figures.Add(Figure.AtMost(
                $"not looked at before, {comments:N0} comments, slowest", cold.Max(), bar, "ms", $"{Fresh} threads, median {Duel.Median(cold):N1} ms"));
        }

        return figures;
    }

    static async Task<Figure> FigureAsync(HttpClient http, string name, long thread, long[] cuts, double bar)
    {
        var times = new List<double>(cuts.Length);
        foreach (var cut in cuts) times.Add(await TimeAsync(http, thread, cut));
        times.Sort();
        return Figure.AtMost(name, times[(int)(times.Count * 0.95)], bar, "ms", $"{times.Count} cuts, p50 {times[times.Count / 2]:N1} ms");
    }

    static async Task<double> TimeAsync(HttpClient http, long thread, long cut)
    {
        var begun = Stopwatch.GetTimestamp();
        using var answer = await http.GetAsync(new Uri($"/api/threads/{thread}?cut={cut}", UriKind.Relative));
        await answer.Content.ReadAsByteArrayAsync();
        answer.EnsureSuccessStatusCode();
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    static Task<long> CutAsync(Stage stage, long thread, string which) => stage.ScalarAsync<long>(
        $"""
        select {which}(happened.seq_id) from views.comment comment join forum.mt_events happened on happened.stream_id = comment.id
        where comment.thread_id = (select id from views.thread where number = {thread})
        """);
}
