namespace Forum.Api.Storage;

/// <summary>What votes and age make of a place in an order, as SQL. The formulas are those that readers of other forums know.</summary>
public static class Rank
{
    /// <summary>After this long nothing is hot any more.</summary>
    public const string Cooling = "interval '7 days'";

    /// <summary>
    /// How hot something is that was written at <paramref name="from"/>, at a moment: a score counts by its logarithm, and less as hours
    /// pass. In billionths, as a whole number that a cursor can carry.
    /// </summary>
    public static string Hot(string score, string from, string at) =>
        $"""
        (case when {from} > {at} - {Cooling}
            then 1e9 * log(greatest(2, {score} + 2)::float8) / power(greatest(0, extract(epoch from {at} - {from})::float8) / 3600 + 2, 1.8)
            else 0 end)::bigint
        """;

    /// <summary>How many votes, and how even: one side alone is no controversy.</summary>
    public static string Controversial(string up, string down) =>
        $"""
        (case when {up} > 0 and {down} > 0
            then power(({up} + {down})::float8, least({up}, {down})::float8 / greatest({up}, {down})) else 0 end)
        """;
}
