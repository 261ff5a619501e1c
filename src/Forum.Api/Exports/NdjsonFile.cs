using System.Text.Encodings.Web;
using System.Text.Json;

namespace Forum.Api.Exports;

/// <summary>An object of JSON on each line, in UTF-8.</summary>
sealed class NdjsonFile(Stream stream) : IExportFile
{
    /// <summary>A file is no web page: letters of any script stay letters.</summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly Utf8JsonWriter json = new(stream, Options);

    public async Task WriteAsync(ExportBlock block, int rows, CancellationToken cancellation)
    {
        for (var row = 0; row < rows; row++)
        {
            json.WriteStartObject();
            foreach (var column in block.Columns)
            {
                json.WritePropertyName(column.Name);
                column.Write(json, row);
            }

            json.WriteEndObject();
            await json.FlushAsync(cancellation);
            stream.WriteByte((byte)'\n');
            json.Reset();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await json.DisposeAsync();
        await stream.DisposeAsync();
    }
}
