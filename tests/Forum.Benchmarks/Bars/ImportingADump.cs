using System.Diagnostics;
using Forum.Benchmarks.Arena;
using Forum.Benchmarks.Load;
using Npgsql;

namespace Forum.Benchmarks.Bars;

/// <summary>
/// A dump of very many comments, from the start of the program that imports it until a running server's views hold all of it, against the time in
/// which COPY alone writes the same rows into the same tables.
/// </summary>
static class ImportingADump
{
    const int Comments = 1_000_000, FewComments = 50_000;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Stage stage, Turns turns)
    {
        var comments = turns.IsQuick ? FewComments : Comments;
        var folder = Directory.CreateTempSubdirectory("forum-bulk-").FullName;
        try
        {
            var dump = Path.Combine(folder, "dump.ndjson");
            await Dump.WriteAsync(dump, comments);
            await using var site = await stage.BesideAsync("bulk", threads: 0);
            var ours = await ImportAsync(site, dump);
            var theirs = await CopyAsync(site.Database, folder);
            var (rate, limit) = (comments / ours.TotalSeconds, comments / theirs.TotalSeconds);
            return
            [
                new Figure(
                    $"import of {comments:N0} comments, until all views hold them", rate / limit, rate / limit, rate / limit, 0.35, AtLeast: true,
                    "of the limit", $"{rate:N0}/s against {limit:N0}/s by COPY"),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static async Task<TimeSpan> ImportAsync(Site site, string dump)
    {
        var clock = Stopwatch.StartNew();
        await site.CommandAsync("import", dump);
        Stage.Say(FormattableString.Invariant($"  recorded after {clock.Elapsed.TotalSeconds:0.0} s"));
        await site.CatchUpAsync();
        Stage.Say(FormattableString.Invariant($"  in all views after {clock.Elapsed.TotalSeconds:0.0} s; the server is resident with {site.Forum.Resident:N0} MB"));
        return clock.Elapsed;
    }

    /// <summary>From files, one table after the other, each into an empty one with the same indexes.</summary>
    static async Task<TimeSpan> CopyAsync(NpgsqlDataSource database, string folder)
    {
        await using var connection = await database.OpenConnectionAsync();
        string[] tables = ["forum.mt_streams", "forum.mt_events", .. await ViewsAsync(connection)];
        await ExecuteAsync("create schema bare");
        foreach (var table in tables)
        {
            await ExecuteAsync($"create table bare.{Name(table)} (like {table} including all)");
            await using var rows = await connection.BeginRawBinaryCopyAsync($"copy {table} to stdout (format binary)");
            await using var file = File.Create(Path.Combine(folder, table));
            await rows.CopyToAsync(file);
        }

        await ExecuteAsync("alter table bare.mt_events add foreign key (stream_id) references bare.mt_streams (id)");
        await ExecuteAsync("checkpoint");
        var clock = Stopwatch.StartNew();
        foreach (var table in tables)
        {
            await using var rows = await connection.BeginRawBinaryCopyAsync($"copy bare.{Name(table)} from stdin (format binary)");
            await using var file = File.OpenRead(Path.Combine(folder, table));
            await file.CopyToAsync(rows, 1024 * 1024);
        }

        return clock.Elapsed;

        async Task ExecuteAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync();
        }
    }

    static async Task<string[]> ViewsAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("select array_agg('views.' || tablename order by tablename) from pg_tables where schemaname = 'views'", connection);
        return (string[])(await command.ExecuteScalarAsync())!;
    }

    static string Name(string table) => table[(table.IndexOf('.', StringComparison.Ordinal) + 1)..];
}
