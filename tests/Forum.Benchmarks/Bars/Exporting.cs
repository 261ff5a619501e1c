using System.Diagnostics;
using System.Text.Json;
using Forum.Benchmarks.Arena;
using Forum.Benchmarks.Load;

namespace Forum.Benchmarks.Bars;

/// <summary>
/// What analysts read, written into files by the program's own command, against <c>COPY … TO STDOUT</c> of the same rows, and how much memory the
/// command takes at most.
/// </summary>
static class Exporting
{
    const int Threads = 20_000, FewThreads = 1_000;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Stage stage, Turns turns)
    {
        var folder = Directory.CreateTempSubdirectory("forum-export-").FullName;
        try
        {
            await using var site = await stage.BesideAsync("exported", turns.IsQuick ? FewThreads : Threads);
            await CopyAsync(site); // brings the rows into memory
            var figures = new List<Figure>();
            foreach (var format in (string[])["parquet", "csv", "ndjson"])
            {
                var copied = await CopyAsync(site);
                var said = JsonDocument.Parse(await site.CommandAsync(
                    "export", "--what", "comments", "--format", format, "--json", "--out", Path.Combine(folder, format))).RootElement;
                var (rows, seconds) = (said.GetProperty("rows").GetInt64(), said.GetProperty("seconds").GetDouble());
                var share = copied.TotalSeconds / seconds;
                figures.Add(new Figure(
                    $"export of comments as {format}", share, share, share, 0.15, AtLeast: true, "of the limit",
                    $"{rows:N0} rows, {rows / seconds:N0}/s against {rows / copied.TotalSeconds:N0}/s by COPY"));
                figures.Add(Figure.AtMost(
                    $"export of comments as {format}, peak memory", said.GetProperty("peakMemoryBytes").GetInt64() / 1024.0 / 1024.0, 300, "MB",
                    $"{said.GetProperty("bytes").GetInt64():N0} bytes written"));
            }

            return figures;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static async Task<TimeSpan> CopyAsync(Site site)
    {
        await using var connection = await site.Database.OpenConnectionAsync();
        var clock = Stopwatch.StartNew();
        await using var rows = await connection.BeginRawBinaryCopyAsync("copy (select * from analytics.comment order by comment_number) to stdout (format binary)");
        await rows.CopyToAsync(Stream.Null);
        return clock.Elapsed;
    }
}
