using System.Text.Json;
using Forum.Api.Analytics;
using Npgsql;

namespace Forum.Api.Exports;

/// <summary>
/// Writes a corpus as ConvoKit reads it: the speakers, the conversations, the utterances, and what is known of all of it. A file that is there is
/// not written again.
/// </summary>
sealed class CorpusExport(ExportFolder folder, ExportReading reading, IProgress<ExportProgress> progress)
{
    /// <summary>For what nobody is said to have written, and whoever has left.</summary>
    public const string Nobody = "unknown";

    public async Task<ExportManifest> RunAsync(ExportManifest manifest, CancellationToken cancellation)
    {
        var request = manifest.Request;
        var sql = new CorpusSql(new ExportScope(reading.Source, manifest.Cut, request.From, request.To, After: null), request.WithText);
        var utterances = new CorpusUtterances(reading, sql, progress);
        (string Name, Func<Stream, Task<long>> Write)[] files =
        [
            ("speakers.json", stream => KeyedAsync(stream, sql.Speakers, isWithNobody: true, Speaker, cancellation)),
            ("conversations.json", stream => KeyedAsync(stream, sql.Conversations, isWithNobody: false, Conversation, cancellation)),
            ("utterances.jsonl", stream => utterances.WriteAsync(stream, cancellation)),
            ("corpus.json", stream => CorpusAsync(stream, manifest)),
            ("index.json", IndexAsync),
        ];
        foreach (var (name, write) in files.Where(file => manifest.Files.All(done => done.Name != file.Name)))
        {
            long rows;
            await using (var stream = folder.Create(name)) rows = await write(stream);
            manifest = manifest with { Files = [.. manifest.Files, await folder.FinishAsync(name, rows, reading, cancellation)] };
            await folder.SaveAsync(manifest, cancellation);
            progress.Report(new ExportProgress(name, manifest.Rows, (double)manifest.Files.Count / files.Length));
        }

        return manifest;
    }

    /// <summary>An object with a field for each row.</summary>
    async Task<long> KeyedAsync(Stream stream, string sql, bool isWithNobody, Action<Utf8JsonWriter, NpgsqlDataReader> meta, CancellationToken cancellation)
    {
        await using var json = new Utf8JsonWriter(stream, NdjsonFile.Options);
        await using var command = new NpgsqlCommand(sql, reading.Connection) { CommandTimeout = 0 };
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var count = 0L;
        json.WriteStartObject();
        if (isWithNobody) Object(Nobody, () => { });
        while (await rows.ReadAsync(cancellation))
        {
            Object(rows.GetValue(0) is long thread ? CorpusUtterances.Opening(thread) : rows.GetGuid(0).ToString(), () => meta(json, rows));
            if (++count % 1000 == 0) await json.FlushAsync(cancellation);
        }

        json.WriteEndObject();
        return count;

        void Object(string key, Action write)
        {
            json.WriteStartObject(key);
            json.WriteStartObject("meta");
            write();
            json.WriteEndObject();
            json.WriteStartArray("vectors");
            json.WriteEndArray();
            json.WriteEndObject();
        }
    }

    static void Speaker(Utf8JsonWriter json, NpgsqlDataReader row)
    {
        json.WriteBoolean("is_imported", row.GetBoolean(1));
        json.WriteString("registered_on", $"{row.GetFieldValue<DateOnly>(2):yyyy-MM-dd}");
    }

    static void Conversation(Utf8JsonWriter json, NpgsqlDataReader row)
    {
        json.WriteString("community", row.GetString(1));
        json.WriteBoolean("is_imported", row.GetBoolean(2));
        json.WriteBoolean("is_link", row.GetBoolean(3));
    }

    static async Task<long> CorpusAsync(Stream stream, ExportManifest manifest)
    {
        await JsonSerializer.SerializeAsync(stream, new Dictionary<string, object?>
        {
            ["cut"] = manifest.Cut,
            ["moment"] = manifest.Moment,
            ["definitions"] = AnalyticsDefinitions.Version,
            ["with_text"] = manifest.Request.WithText,
        });
        return 1;
    }

    static async Task<long> IndexAsync(Stream stream)
    {
        const string Text = "<class 'str'>", Number = "<class 'int'>", Truth = "<class 'bool'>";
        await JsonSerializer.SerializeAsync(stream, new Dictionary<string, object>
        {
            ["utterances-index"] = Index(("is_imported", Truth), ("imported_score", Number), ("is_parent_hidden", Truth), ("depth", Number)),
            ["speakers-index"] = Index(("is_imported", Truth), ("registered_on", Text)),
            ["conversations-index"] = Index(("community", Text), ("is_imported", Truth), ("is_link", Truth)),
            ["overall-index"] = Index(("cut", Number), ("moment", Text), ("definitions", Text), ("with_text", Truth)),
            ["version"] = 1,
            ["vectors"] = Array.Empty<string>(),
        });
        return 1;
    }

    static Dictionary<string, string[]> Index(params (string Name, string Type)[] fields) => fields.ToDictionary(field => field.Name, field => new[] { field.Type });
}
