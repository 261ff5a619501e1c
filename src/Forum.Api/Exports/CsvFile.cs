using CsvHelper;

namespace Forum.Api.Exports;

/// <summary>CSV as RFC 4180 has it, in UTF-8, with the names of the columns first. What is null is empty.</summary>
sealed class CsvFile : IExportFile
{
    /// <summary>A spreadsheet takes a text that begins like a formula for one; numbers are left alone.</summary>
    public static readonly CsvWriterOptions Options = new() { Injection = CsvInjection.Escape };

    readonly CsvWriter csv;

    public CsvFile(Stream stream, ExportBlock block)
    {
        csv = CsvWriter.Create(stream, Options);
        foreach (var column in block.Columns) csv.WriteField(column.Name);
        csv.EndRecord();
    }

    public async Task WriteAsync(ExportBlock block, int rows, CancellationToken cancellation)
    {
        for (var row = 0; row < rows; row++)
        {
            foreach (var column in block.Columns) column.Write(csv, row);
            await csv.EndRecordAsync(cancellation);
        }
    }

    public ValueTask DisposeAsync() => csv.DisposeAsync();
}
