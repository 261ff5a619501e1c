using System.Text.Json;
using CsvHelper;
using Npgsql;
using Parquet;
using Parquet.Schema;

namespace Forum.Api.Exports;

/// <summary>Numbers, keys, days and the like.</summary>
sealed class ValueColumn<T>(string name, int rows, ExportType<T> type) : ExportColumn(name) where T : struct
{
    readonly T?[] values = new T?[rows];

    public override Field Field => type.Field(Name);

    public override async ValueTask ReadAsync(NpgsqlBinaryExporter rows, int row, CancellationToken cancellation)
    {
        if (rows.IsNull)
        {
            await rows.SkipAsync(cancellation);
            values[row] = null;
            return;
        }

        values[row] = await rows.ReadAsync<T>(type.Stored, cancellation);
    }

    public override void Write(CsvWriter csv, int row)
    {
        if (values[row] is { } value) type.Csv(csv, value);
        else csv.WriteField((string?)null);
    }

    public override void Write(Utf8JsonWriter json, int row)
    {
        if (values[row] is { } value) type.Json(json, value);
        else json.WriteNullValue();
    }

    public override Task WriteAsync(ParquetRowGroupWriter group, DataField field, int rows, CancellationToken cancellation) =>
        group.WriteAsync<T>(field, values.AsMemory(0, rows), cancellationToken: cancellation);

    public override string Literal(int row) => typeof(T) == typeof(Guid) ? $"uuid '{values[row]!.Value}'" : type.Text(values[row]!.Value);

    public override bool IsSame(int row, int other) => EqualityComparer<T?>.Default.Equals(values[row], values[other]);

    public override void Move(int row, int to) => values[to] = values[row];
}
