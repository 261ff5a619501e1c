using System.Text.Json;
using CsvHelper;
using Npgsql;
using NpgsqlTypes;
using Parquet;
using Parquet.Schema;

namespace Forum.Api.Exports;

/// <summary>Texts. One that is JSON stays JSON where the format is.</summary>
sealed class TextColumn(string name, int rows, bool isJson) : ExportColumn(name)
{
    readonly string?[] values = new string?[rows];

    public override Field Field => new DataField(Name, typeof(string), isNullable: true);

    public override async ValueTask ReadAsync(NpgsqlBinaryExporter rows, int row, CancellationToken cancellation)
    {
        if (rows.IsNull)
        {
            await rows.SkipAsync(cancellation);
            values[row] = null;
            return;
        }

        values[row] = await rows.ReadAsync<string>(NpgsqlDbType.Text, cancellation);
    }

    public override void Write(CsvWriter csv, int row) => csv.WriteField(values[row]);

    public override void Write(Utf8JsonWriter json, int row)
    {
        if (values[row] is not { } value) json.WriteNullValue();
        else if (isJson) json.WriteRawValue(value);
        else json.WriteStringValue(value);
    }

    public override Task WriteAsync(ParquetRowGroupWriter group, DataField field, int rows, CancellationToken cancellation) =>
        group.WriteAsync(field, new ArraySegment<string>(values!, 0, rows));

    public override string Literal(int row) => throw new InvalidOperationException("No key is a text.");

    public override bool IsSame(int row, int other) => values[row] == values[other];

    public override void Move(int row, int to) => values[to] = values[row];
}
