using System.Diagnostics;
using Forum.Benchmarks.Arena;
using Forum.Benchmarks.Load;
using Npgsql;

namespace Forum.Benchmarks.Bars;

/// <summary>All views made again by the program's own command, against reading the events once.</summary>
static class Rebuilding
{
    const string Events =
        "select seq_id, id, stream_id, version, type, data, timestamp from forum.mt_events order by seq_id";

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Stage stage, Turns turns)
    {
        // A database of its own, so that every run makes the same again, whatever else was measured.
        await using var site = await stage.BesideAsync("rebuilt", turns.IsQuick ? 400 : 4_000);
        await site.StopAsync();
        var comments = await site.ScalarAsync<long>("select count(*) from views.comment");
        await ReadAsync(site); // brings them into memory
        var reads = new List<(long Events, TimeSpan Took)>();
        for (var round = 0; round < turns.Rounds; round++) reads.Add(await ReadAsync(site));

        var clock = Stopwatch.StartNew();
        await site.CommandAsync("projections", "rebuild");
        var took = clock.Elapsed;
        if (await site.ScalarAsync<long>("select count(*) from views.comment") != comments) throw new InvalidOperationException("Comments were lost.");

        var (events, read) = (reads[0].Events, Duel.Median(reads.Select(each => each.Events / each.Took.TotalSeconds)));
        var rebuilt = events / took.TotalSeconds;
        double[] ratios = [.. reads.Select(each => rebuilt * each.Took.TotalSeconds / each.Events).Order()];
        return
        [
            new Figure(
                "rebuild of all views against reading the events", rebuilt / read, ratios[0], ratios[^1], 0.3, AtLeast: true, "of the limit",
                $"{events:N0} events: {rebuilt:N0}/s ({took.TotalSeconds:N0} s with the program's start) against {read:N0}/s"),
        ];
    }

    /// <summary>Reads every event once.</summary>
    public static async Task<(long Events, TimeSpan Took)> ReadAsync(Site site)
    {
        var (clock, events, length) = (Stopwatch.StartNew(), 0L, 0L);
        await using var command = site.Database.CreateCommand(Events);
        await using var rows = await command.ExecuteReaderAsync();
        for (; await rows.ReadAsync(); events++) length += LengthOf(rows);
        return length > 0 ? (events, clock.Elapsed) : throw new InvalidOperationException("There are no events.");
    }

    // Every column is taken over into .NET, as whoever uses them would.
    static long LengthOf(NpgsqlDataReader row) =>
        row.GetInt64(0) + row.GetInt64(3) + row.GetString(4).Length + row.GetString(5).Length
        + row.GetGuid(1).Variant + row.GetGuid(2).Variant + row.GetFieldValue<DateTimeOffset>(6).Year;
}
