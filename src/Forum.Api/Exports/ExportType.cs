using System.Text.Json;
using CsvHelper;
using NpgsqlTypes;
using Parquet.Schema;

namespace Forum.Api.Exports;

/// <summary>How values of a type are read and written.</summary>
/// <param name="Text">As SQL has it.</param>
public sealed record ExportType<T>(
    NpgsqlDbType Stored, Func<T, string> Text, Action<CsvWriter, T> Csv, Action<Utf8JsonWriter, T> Json, Func<string, Field> Field) where T : struct;
