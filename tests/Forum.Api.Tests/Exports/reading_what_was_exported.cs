using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using DuckDB.NET.Data;
using Forum.Api.Exports;
using Forum.Api.Tests.Analytics;

namespace Forum.Api.Tests.Exports;

/// <summary>Whatever the format, the rows are those that SQL gives.</summary>
public sealed class reading_what_was_exported(ExportedForum exported) : IClassFixture<ExportedForum>, IDisposable
{
    readonly ExportTrial trial = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => trial.Dispose();

    [Theory]
    [InlineData("comments", "analytics.comment")]
    [InlineData("threads", "analytics.thread")]
    [InlineData("votes", "analytics.vote")]
    [InlineData("graph", "analytics.reply_edge")]
    public async Task duckdb_gives_the_same_sums_for_parquet_as_sql(string what, string relation)
    {
        var forum = await exported.GetAsync();
        var manifest = await trial.ExportAsync(forum, ExportTrial.Request(what, rowsPerFile: 2), what);
        Assert.True(manifest.Rows > 0);
        var columns = ExportSources.Find(what)!.Columns;
        var files = $"read_parquet('{trial.At(what)}/*.parquet')";
        var sql = await forum.QueryAsync<string>(Sum(Said(moment => $"extract(epoch from {moment}) * 1000000"), relation, "collate \"C\""));
        Assert.Equal(sql, await AskDuckAsync(Sum(Said(moment => $"epoch_us({moment})"), files, "")));
        Assert.Equal($"{manifest.Rows}", sql.Split(' ')[0]);
        Assert.All(columns, column => Assert.NotEqual("", column.Comment));
        Assert.Equal(
            columns.Select(column => $"{column.Name} {column.Type.ToUpperInvariant()}"),
            (await AskDuckAsync($"select string_agg(column_name || ' ' || replace(column_type, 'VARCHAR', 'TEXT'), ',') from (describe select * from {files})")).Split(','));

        string Said(Func<string, string> microseconds) => string.Join(", ", columns.Select(column => column.Type == "timestamp with time zone"
            ? $"coalesce(({microseconds(column.Name)})::bigint::text, '-')" : $"coalesce({column.Name}::text, '-')"));
    }

    /// <summary>How many rows there are, and what all that they say comes to.</summary>
    static string Sum(string said, string from, string collation) =>
        $"""
        select count(*)::text || ' ' || md5(string_agg(line.said, ';' order by line.said {collation})) from (select concat_ws('|', {said}) as said from {from}) line
        """;

    [Theory]
    [InlineData("comments", "analytics.comment", "comment_number")]
    [InlineData("votes", "analytics.vote", "thread_number, comment_number nulls first, private_key, value, cast_on")]
    public async Task csv_and_ndjson_read_back_are_the_rows(string what, string relation, string order)
    {
        var forum = await exported.GetAsync();
        var columns = ExportSources.Find(what)!.Columns;
        var said = string.Join(", ", columns.Select(column => column.Type switch
        {
            "timestamp with time zone" => $"coalesce(to_char({column.Name} at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'), '')",
            _ => $"coalesce({column.Name}::text, '')",
        }));
        var rows = await forum.QueryAsync<string[]>($"select array_agg(concat_ws('|', {said}) order by {order}) from {relation}");
        Assert.True(rows.Length > 3);

        var manifest = await trial.ExportAsync(forum, ExportTrial.Request(what, ExportFormat.Csv, rowsPerFile: 5), "csv");
        var read = new List<string>();
        foreach (var file in manifest.Files)
        {
            using var csv = CsvReader.FromFile(Path.Combine(trial.At("csv"), file.Name));
            var count = 0L;
            for (; csv.Read(); count++) read.Add(string.Join('|', columns.Select(column => csv.GetString(column.Name))));
            Assert.Equal(file.Rows, count);
        }

        Assert.Equal(rows, read);

        manifest = await trial.ExportAsync(forum, ExportTrial.Request(what, ExportFormat.Ndjson, rowsPerFile: 5), "ndjson");
        var lines = manifest.Files.SelectMany(file => File.ReadLines(Path.Combine(trial.At("ndjson"), file.Name))).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(rows, lines.Select(line => string.Join('|', columns.Select(column => Text(line.GetProperty(column.Name))))));
    }

    [Fact]
    public async Task the_manifest_tells_of_every_file_and_of_the_cut()
    {
        var forum = await exported.GetAsync();
        var manifest = await trial.ExportAsync(forum, ExportTrial.Request("threads", ExportFormat.Csv, rowsPerFile: 2), "out");
        Assert.Equal(await forum.QueryAsync<long>("select cut from analytics.standing"), manifest.Cut);
        Assert.Equal(await forum.QueryAsync<DateTime>("select moment from analytics.standing"), manifest.Moment!.Value.UtcDateTime);
        Assert.Equal(Forum.Api.Analytics.AnalyticsDefinitions.Version, manifest.Definitions);
        Assert.Equal(manifest.Files.ToDictionary(file => file.Name, file => file.Sha256), await trial.HashesAsync("out"));
        Assert.All(manifest.Files, file => Assert.Equal(file.Bytes, new FileInfo(Path.Combine(trial.At("out"), file.Name)).Length));
        Assert.Equal(["threads-00001.csv", "threads-00002.csv"], manifest.Files.Take(2).Select(file => file.Name));
        Assert.Equivalent(manifest, await ExportManifest.ReadAsync(Path.Combine(trial.At("out"), "manifest.json"), Ct));
    }

    [Fact]
    public async Task days_are_the_first_and_the_last_that_are_wanted()
    {
        var forum = await exported.GetAsync();
        var today = DateOnly.Parse(await forum.QueryAsync<string>("select max(posted_on)::text from analytics.comment"), CultureInfo.InvariantCulture);
        var all = await forum.CountAsync($"comment where posted_on = '{today:yyyy-MM-dd}'");
        var request = ExportTrial.Request("comments", ExportFormat.Csv);
        Assert.Equal(all, (await trial.ExportAsync(forum, request with { From = today, To = today }, "today")).Rows);
        Assert.Equal(0, (await trial.ExportAsync(forum, request with { From = today.AddDays(1) }, "later")).Rows);
        Assert.StartsWith("comment_number,", await File.ReadAllTextAsync(Path.Combine(trial.At("later"), "comments-00001.csv"), Ct));
        foreach (var what in (string[])["graph", "threads", "votes", "events"])
        {
            Assert.Equal(0, (await trial.ExportAsync(forum, ExportTrial.Request(what) with { From = today.AddDays(1) }, what)).Rows);
            Assert.Equal("0", await AskDuckAsync($"select count(*)::text from read_parquet('{trial.At(what)}/*.parquet')"));
        }
    }

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@sum", "\"'@sum\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("a \"b\", c", "\"a \"\"b\"\", c\"")]
    [InlineData("two\r\nlines", "\"two\r\nlines\"")]
    [InlineData("hän", "hän")]
    public void a_text_in_csv_is_no_formula_and_a_number_stays_one(string text, string expected)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, CsvFile.Options, leaveOpen: true))
        {
            csv.WriteField(text);
            csv.WriteField(-1L);
            csv.EndRecord();
        }

        Assert.Equal($"{expected},-1\r\n", Encoding.UTF8.GetString(stream.ToArray()));
    }

    static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.ToString(),
    };

    static async Task<string> AskDuckAsync(string sql)
    {
        await using var duck = new DuckDBConnection("DataSource=:memory:");
        await duck.OpenAsync(Ct);
        await using var command = duck.CreateCommand();
        command.CommandText = sql;
        return (string)(await command.ExecuteScalarAsync(Ct))!;
    }
}
