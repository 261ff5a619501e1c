namespace Forum.Api.Exports;

/// <summary>A file that rows are written to.</summary>
public interface IExportFile : IAsyncDisposable
{
    /// <summary>Writes the first rows of a block.</summary>
    Task WriteAsync(ExportBlock block, int rows, CancellationToken cancellation);

    /// <param name="stream">Is closed with the file.</param>
    static async Task<IExportFile> CreateAsync(ExportFormat format, Stream stream, ExportBlock block, CancellationToken cancellation) => format switch
    {
        ExportFormat.Parquet => await ParquetFile.CreateAsync(stream, block, cancellation),
        ExportFormat.Csv => new CsvFile(stream, block),
        ExportFormat.Ndjson => new NdjsonFile(stream),
        _ => throw new InvalidOperationException($"{format} is not written row by row."),
    };
}
