using System.Globalization;
using System.Text.Json;
using Npgsql;

namespace Forum.Api.Exports;

/// <summary>Writes what was said, a line each: first what opens each thread, then the comments.</summary>
sealed class CorpusUtterances(ExportReading reading, CorpusSql sql, IProgress<ExportProgress> progress)
{
    const int AtOnce = 1_000;

    sealed record Utterance(
        long Number, string Speaker, long Seconds, bool IsImported, int? Score, string Text, long Thread, bool IsOpening, long? Parent, bool IsParentHidden, int Depth);

    long written;

    public static string Opening(long thread) => string.Create(CultureInfo.InvariantCulture, $"thread-{thread}");

    static string Reply(long comment) => string.Create(CultureInfo.InvariantCulture, $"comment-{comment}");

    public async Task<long> WriteAsync(Stream stream, CancellationToken cancellation)
    {
        // Whom texts mention is asked beside the rows, which fill their connection.
        await using var beside = reading.Connection.CloneWith(reading.Connection.ConnectionString);
        if (sql.WithText) await beside.OpenAsync(cancellation);
        await using var json = new Utf8JsonWriter(stream, NdjsonFile.Options);
        foreach (var isOpening in (bool[])[true, false])
        {
            await using var command = new NpgsqlCommand(isOpening ? sql.Openings : sql.Replies, reading.Connection) { CommandTimeout = 0 };
            await using var rows = await command.ExecuteReaderAsync(cancellation);
            var block = new List<Utterance>(AtOnce);
            while (await rows.ReadAsync(cancellation))
            {
                block.Add(Read(rows, isOpening));
                if (block.Count == AtOnce) await FlushAsync(block, json, stream, beside, cancellation);
            }

            await FlushAsync(block, json, stream, beside, cancellation);
        }

        return written;
    }

    static Utterance Read(NpgsqlDataReader row, bool isOpening) => new(
        row.GetInt64(0), row.IsDBNull(1) ? CorpusExport.Nobody : row.GetGuid(1).ToString(), row.GetInt64(2), row.GetBoolean(3),
        row.IsDBNull(4) ? null : row.GetInt32(4), row.GetString(5), isOpening ? row.GetInt64(0) : row.GetInt64(6), isOpening,
        isOpening || row.IsDBNull(7) ? null : row.GetInt64(7), !isOpening && row.GetBoolean(8), isOpening ? 0 : row.GetInt32(9));

    async Task FlushAsync(List<Utterance> block, Utf8JsonWriter json, Stream stream, NpgsqlConnection beside, CancellationToken cancellation)
    {
        var texts = sql.WithText ? await CorpusTexts.ReadAsync(beside, [.. block.Select(said => said.Text)], cancellation) : [.. block.Select(said => said.Text)];
        for (var i = 0; i < block.Count; i++)
        {
            Write(json, block[i], texts[i]);
            await json.FlushAsync(cancellation);
            stream.WriteByte((byte)'\n');
            json.Reset();
        }

        written += block.Count;
        block.Clear();
        progress.Report(new ExportProgress("utterances.jsonl", written, 0.5));
    }

    static void Write(Utf8JsonWriter json, Utterance said, string text)
    {
        json.WriteStartObject();
        json.WriteString("id", said.IsOpening ? Opening(said.Number) : Reply(said.Number));
        json.WriteString("conversation_id", Opening(said.Thread));
        json.WriteString("text", text);
        json.WriteString("speaker", said.Speaker);
        json.WriteStartObject("meta");
        json.WriteBoolean("is_imported", said.IsImported);
        if (said.Score is { } score) json.WriteNumber("imported_score", score);
        else json.WriteNull("imported_score");
        json.WriteBoolean("is_parent_hidden", said.IsParentHidden);
        json.WriteNumber("depth", said.Depth);
        json.WriteEndObject();
        if (said.IsOpening) json.WriteNull("reply-to");
        else json.WriteString("reply-to", said.Parent is { } parent ? Reply(parent) : Opening(said.Thread));
        json.WriteNumber("timestamp", said.Seconds);
        json.WriteStartArray("vectors");
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
