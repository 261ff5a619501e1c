using System.Text.Json;
using CsvHelper;
using Forum.Api.Analytics;
using Npgsql;
using Parquet;
using Parquet.Schema;

namespace Forum.Api.Exports;

/// <summary>The values of one column, of so many rows as are held at once.</summary>
public abstract class ExportColumn(string name)
{
    public string Name => name;

    public abstract Field Field { get; }

    public static ExportColumn Of(AnalyticsColumn column, int rows) => column.Type switch
    {
        "bigint" => new ValueColumn<long>(column.Name, rows, ExportTypes.Number),
        "integer" => new ValueColumn<int>(column.Name, rows, ExportTypes.Integer),
        "boolean" => new ValueColumn<bool>(column.Name, rows, ExportTypes.Truth),
        "uuid" => new ValueColumn<Guid>(column.Name, rows, ExportTypes.Key),
        "date" => new ValueColumn<DateOnly>(column.Name, rows, ExportTypes.Day),
        "timestamp with time zone" => new ValueColumn<DateTime>(column.Name, rows, ExportTypes.Moment),
        "text" => new TextColumn(column.Name, rows, isJson: false),
        "json" => new TextColumn(column.Name, rows, isJson: true),
        _ => throw new InvalidOperationException($"Nobody has said how to write a {column.Type}."),
    };

    public abstract ValueTask ReadAsync(NpgsqlBinaryExporter rows, int row, CancellationToken cancellation);

    public abstract void Write(CsvWriter csv, int row);

    public abstract void Write(Utf8JsonWriter json, int row);

    public abstract Task WriteAsync(ParquetRowGroupWriter group, DataField field, int rows, CancellationToken cancellation);

    /// <summary>SQL for a value that is not null.</summary>
    public abstract string Literal(int row);

    public abstract bool IsSame(int row, int other);

    public abstract void Move(int row, int to);
}
