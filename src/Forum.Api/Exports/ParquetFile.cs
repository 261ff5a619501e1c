using Parquet;
using Parquet.Schema;

namespace Forum.Api.Exports;

/// <summary>Parquet with a row group for each block, so that no more than one is in memory.</summary>
sealed class ParquetFile(Stream stream, ParquetSchema schema, ParquetWriter writer) : IExportFile
{
    public static async Task<ParquetFile> CreateAsync(Stream stream, ExportBlock block, CancellationToken cancellation)
    {
        var schema = new ParquetSchema(block.Columns.Select(column => column.Field));
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.Zstd };
        return new ParquetFile(stream, schema, await ParquetWriter.CreateAsync(schema, stream, options, cancellationToken: cancellation));
    }

    public async Task WriteAsync(ExportBlock block, int rows, CancellationToken cancellation)
    {
        if (rows == 0) return;
        using var group = writer.CreateRowGroup();
        for (var column = 0; column < block.Columns.Count; column++)
        {
            await block.Columns[column].WriteAsync(group, schema.DataFields[column], rows, cancellation);
        }

        group.CompleteValidate();
    }

    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        await stream.DisposeAsync();
    }
}
