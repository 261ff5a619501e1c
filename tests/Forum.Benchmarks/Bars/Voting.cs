using System.Diagnostics;
using Forum.Benchmarks.Arena;
using Forum.Benchmarks.Load;

namespace Forum.Benchmarks.Bars;

static class Voting
{
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Stage stage, Turns turns)
    {
        var comments = await stage.ScalarAsync<long[]>("select array_agg(number) from (select number from views.comment order by id limit 500) voted");
        var one = comments[0];
        // Each voter has a connection, and each turn through their votes is a change: first all up, then all taken back.
        var spread = await turns.PlayAsync(
            Plan(stage.Forum.Port, Votes(comments)), Plan(stage.LimitPort, Limits(comments)));
        var focused = await turns.PlayAsync(
            Plan(stage.Forum.Port, Votes([one])), Plan(stage.LimitPort, Limits([one])));

        var load = Turns.SendAsync(new LoadPlan(stage.Forum.Port, 32, turns.IsQuick ? 3 : 6, [.. Votes(comments)], PerSecond: 400, Apart: true));
        var shown = await UntilShownAsync(stage, comments[^1]);
        await load;
        return
        [
            Figure.Ratio("vote, spread, 32 voters", spread, 0.5),
            Figure.Ratio("vote, all on one comment, 32 voters", focused, 0.5),
            Figure.AtMost("vote until its score shows, under load", shown, 1_000, "ms", "the slowest of ten"),
        ];

        LoadPlan Plan(int port, IEnumerable<byte[]> votes) => new(port, stage.Writers.Count, 0, [.. votes], Apart: true);

        IEnumerable<byte[]> Votes(long[] on) => stage.Writers.SelectMany(voter => ((string[])["up", "none"]).SelectMany(vote => on.Select(comment =>
            Requests.As(voter.Token, "PUT", $"/api/comments/{comment}/vote", $$"""{"vote":"{{vote}}"}"""))));

        IEnumerable<byte[]> Limits(long[] on) => stage.Writers.SelectMany(voter => ((int[])[1, 0]).SelectMany(vote => on.Select(comment =>
            Requests.Of("PUT", $"/vote/{voter.Number}/{comment}/{vote}", body: "{}"))));
    }

    static async Task<double> UntilShownAsync(Stage stage, long comment)
    {
        using var http = new HttpClient { BaseAddress = stage.Forum.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", stage.Writers[0].Token);
        var slowest = 0.0;
        for (var i = 0; i < 10; i++)
        {
            var before = await ScoreAsync();
            var clock = Stopwatch.StartNew();
            var mine = before.MyVote == "up" ? "down" : "up";
            (await http.PutAsJsonAsync(new Uri($"/api/comments/{comment}/vote", UriKind.Relative), new { vote = mine })).EnsureSuccessStatusCode();
            while ((await ScoreAsync()).Score == before.Score && clock.Elapsed.TotalSeconds < 10) await Task.Delay(5);
            slowest = Math.Max(slowest, clock.Elapsed.TotalMilliseconds);
        }

        return slowest;

        async Task<(long Score, string? MyVote)> ScoreAsync()
        {
            var shown = await http.GetFromJsonAsync<System.Text.Json.JsonElement>(new Uri($"/api/comments/{comment}", UriKind.Relative));
            return (shown.GetProperty("score").GetInt64(), shown.GetProperty("myVote").GetString());
        }
    }
}
