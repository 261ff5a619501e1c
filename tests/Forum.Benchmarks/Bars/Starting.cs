using Forum.Benchmarks.Arena;
using Forum.Benchmarks.Load;

namespace Forum.Benchmarks.Bars;

/// <summary>How soon the published program answers, and how much memory it takes at 64 connections.</summary>
static class Starting
{
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Stage stage, Turns turns)
    {
        var starts = new List<double>();
        for (var round = 0; round < turns.Rounds; round++)
        {
            await stage.RestartAsync();
            starts.Add(stage.Forum.Started.TotalSeconds);
        }

        var token = stage.Writers[0].Token;
        await Turns.SendAsync(new LoadPlan(
            stage.Forum.Port, 64, turns.Rounds * turns.Seconds, [.. stage.Threads.Select(thread => Requests.As(token, "GET", $"/api/threads/{thread}"))]));
        return
        [
            Figure.AtMost("first 200 after the start", Duel.Median(starts), 2, "s", $"{starts.Min():N2} to {starts.Max():N2} s"),
            Figure.AtMost("resident at 64 connections", stage.Forum.Resident, 250, "MB", "after reading all threads"),
        ];
    }
}
