using Forum.Benchmarks.Arena;
using Forum.Benchmarks.Load;

namespace Forum.Benchmarks.Bars;

/// <summary>A page of a feed, a profile and an inbox.</summary>
static class ReadingLists
{
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Stage stage, Turns turns)
    {
        var (writer, all) = (stage.Writers[0], stage.Writers);
        return
        [
            await PlayAsync("feed page", [Requests.As(writer.Token, "GET", "/api/threads?sort=new")], [Requests.Get("/feed/0")]),
            await PlayAsync(
                "profile", [.. all.Select(member => Requests.As(writer.Token, "GET", $"/api/members/by-number/{member.Number}"))],
                [.. all.Select(member => Requests.Get($"/profile/{member.Number}"))]),
            await PlayAsync(
                "inbox", [.. all.Select(member => Requests.As(member.Token, "GET", "/api/inbox"))],
                [.. all.Select(member => Requests.Get($"/inbox/{member.Number}"))]),
        ];

        async Task<Figure> PlayAsync(string name, IReadOnlyList<byte[]> ours, IReadOnlyList<byte[]> limit) => Figure.Ratio(
            name, await turns.PlayAsync(new LoadPlan(stage.Forum.Port, 16, 0, ours), new LoadPlan(stage.LimitPort, 16, 0, limit)), 0.5);
    }
}
