using System.Globalization;
using System.Text.Json;
using NpgsqlTypes;
using Parquet.Schema;

namespace Forum.Api.Exports;

/// <summary>All that the database's types come to.</summary>
static class ExportTypes
{
    public static readonly ExportType<long> Number = new(
        NpgsqlDbType.Bigint, value => value.ToString(CultureInfo.InvariantCulture), (csv, value) => csv.WriteField(value),
        (json, value) => json.WriteNumberValue(value), Plain<long>);

    public static readonly ExportType<int> Integer = new(
        NpgsqlDbType.Integer, value => value.ToString(CultureInfo.InvariantCulture), (csv, value) => csv.WriteField(value),
        (json, value) => json.WriteNumberValue(value), Plain<int>);

    public static readonly ExportType<bool> Truth = OfText<bool>(
        NpgsqlDbType.Boolean, value => value ? "true" : "false", (json, value) => json.WriteBooleanValue(value), Plain<bool>);

    public static readonly ExportType<Guid> Key = OfText<Guid>(NpgsqlDbType.Uuid, value => value.ToString(), (json, value) => json.WriteStringValue(value), Plain<Guid>);

    public static readonly ExportType<DateOnly> Day = OfText<DateOnly>(NpgsqlDbType.Date, Said, (json, value) => json.WriteStringValue(Said(value)), Plain<DateOnly>);

    public static readonly ExportType<DateTime> Moment = OfText<DateTime>(
        NpgsqlDbType.TimestampTz, Said, (json, value) => json.WriteStringValue(Said(value)),
        name => new DateTimeDataField(name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, DateTimeTimeUnit.Micros, isNullable: true));

    static ExportType<T> OfText<T>(NpgsqlDbType stored, Func<T, string> text, Action<Utf8JsonWriter, T> json, Func<string, Field> field) where T : struct =>
        new(stored, text, (csv, value) => csv.WriteField(text(value)), json, field);

    static DataField Plain<T>(string name) where T : struct => new(name, typeof(T), isNullable: true);

    static string Said(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string Said(DateTime moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
