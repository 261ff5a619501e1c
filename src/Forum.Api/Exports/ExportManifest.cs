using System.Text.Json;
using System.Text.Json.Serialization;

namespace Forum.Api.Exports;

/// <param name="ReadFrom">The schema that its rows were read from.</param>
/// <param name="ReadAt">As of when: who had left by then, and what was hidden, is not in it.</param>
public sealed record ExportedFile(string Name, long Rows, long Bytes, string Sha256, string ReadFrom, DateTimeOffset ReadAt);

public sealed record ExportedColumn(string Name, string Type, string Comment);

/// <summary>What is in a folder of files, beside them. While they are being written it says how far that has come.</summary>
/// <param name="Cut">The last event that is counted.</param>
/// <param name="Moment">When that was stored.</param>
/// <param name="Definitions">Of which version of the definitions the columns are.</param>
/// <param name="CutMeans">For whoever compares two exports.</param>
/// <param name="After">The key where the rows go on that are still to be written; null once all are there.</param>
public sealed record ExportManifest(
    ExportRequest Request, long Cut, DateTimeOffset? Moment, string Definitions, string CutMeans, IReadOnlyList<ExportedColumn> Columns,
    IReadOnlyList<ExportedFile> Files, IReadOnlyList<string>? After)
{
    public const string Meaning =
        "Rows are those of the cut, less what was hidden and who had left when a file was read. An export that was interrupted goes on with schema " +
        "analytics_at_N, made from the same events, once the current one has moved on.";

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = NdjsonFile.Options.Encoder,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public long Rows => Files.Sum(file => file.Rows);

    public long Bytes => Files.Sum(file => file.Bytes);

    /// <returns>Null for what is no manifest.</returns>
    public static async Task<ExportManifest?> ReadAsync(string file, CancellationToken cancellation)
    {
        try
        {
            await using var stream = File.OpenRead(file);
            return await JsonSerializer.DeserializeAsync<ExportManifest>(stream, Json, cancellation) is { Request: not null, Files: not null } manifest ? manifest : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Json);
}
