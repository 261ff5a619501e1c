using Forum.Benchmarks.Arena;
using Forum.Benchmarks.Load;

namespace Forum.Benchmarks.Bars;

/// <summary>The same in a forum with little behind it and in one with very much.</summary>
static class GrowingStore
{
    const int Small = 100_000, Touched = 500;

    static readonly string[] Bodies = ["It was.", "It was, twice."];

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Stage stage, Turns turns)
    {
        var much = turns.IsQuick ? 500_000 : 5_000_000;
        await using var small = await FilledAsync(stage, "small", Small);
        await using var large = await FilledAsync(stage, "large", much);
        var (before, after) = (await PlansAsync(small), await PlansAsync(large));
        var figures = new List<Figure>();
        foreach (var (name, plan) in after)
        {
            var duel = await turns.PlayAsync(plan, before[name]);
            var (grown, little) = (Duel.Median(duel.Forum.Select(turn => turn.P99)), Duel.Median(duel.Limit.Select(turn => turn.P99)));
            figures.Add(Figure.AtMost(
                $"{name}, {much:N0} events against {Small:N0}", grown / little, 1.3, "of the small store's p99", $"{grown:N1} ms against {little:N1} ms"));
        }

        return figures;
    }

    static async Task<Site> FilledAsync(Stage stage, string name, long events)
    {
        Stage.Say($"  Writing {events:N0} events");
        var site = await stage.BesideAsync(name, 20);
        await Filling.FillAsync(site, events);
        return site;
    }

    /// <summary>All over the store, from its oldest threads to its newest.</summary>
    static async Task<Dictionary<string, LoadPlan>> PlansAsync(Site site)
    {
        var (reader, voters) = (site.Writers[0], site.Writers.Take(4).ToList());
        var threads = await SpreadAsync(site, "thread", "true");
        var comments = await SpreadAsync(site, "comment", "true");
        var own = await SpreadAsync(site, "comment", $"author_id = '{reader.Id}'");
        return new Dictionary<string, LoadPlan>
        {
            ["first page"] = Plan(4, [.. threads.Select(thread => Requests.As(reader.Token, "GET", $"/api/threads/{thread}"))]),
            ["feed"] = Plan(4, [Requests.As(reader.Token, "GET", "/api/threads?sort=new")]),
            ["reply"] = Plan(4, [.. threads.Select(thread => Requests.As(reader.Token, "POST", $"/api/threads/{thread}/comments", Said(Bodies[0])))]),
            ["edit"] = Plan(
                1, [.. Bodies.SelectMany(body => own.Select(comment => Requests.As(reader.Token, "PUT", $"/api/comments/{comment}", Said(body))))]),
            ["vote"] = Plan(
                voters.Count,
                [
                    .. voters.SelectMany(voter => ((string[])["up", "none"]).SelectMany(vote => comments.Select(comment =>
                        Requests.As(voter.Token, "PUT", $"/api/comments/{comment}/vote", $$"""{"vote":"{{vote}}"}""")))),
                ],
                apart: true),
        };

        LoadPlan Plan(int connections, IReadOnlyList<byte[]> requests, bool apart = false) =>
            new(site.Forum.Port, connections, 0, requests, Apart: apart);
    }

    static string Said(string body) => $$"""{"body":"{{body}}"}""";

    static Task<long[]> SpreadAsync(Site site, string what, string which) => site.ScalarAsync<long[]>(
        $"""
        select array_agg(number order by number) from (
            select number, row_number() over (order by number) as place, count(*) over () as all_of_them from views.{what} where {which}) posts
        where place % greatest(1, all_of_them / {Touched}) = 0
        """);
}
