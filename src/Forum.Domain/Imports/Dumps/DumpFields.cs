using System.Text.Json;
using System.Text.Unicode;

namespace Forum.Domain.Imports.Dumps;

/// <summary>The fields of a line that mean something here, under our names for them or Reddit's. The others are passed over.</summary>
internal sealed class DumpFields
{
    /// <summary>Room for the longest text, every character of it escaped.</summary>
    public const int MaxBytes = 1024 * 1024;

    public const int LongestId = 200;

    static readonly JsonReaderOptions Strict = new() { MaxDepth = 64 };

    public string? Type, Id, Thread, Parent, Community, Title, Body, Author, Link, Time;

    public int? Score;

    /// <summary>The names are Reddit's: then its texts are escaped for HTML, and its ids of others begin with their kind.</summary>
    public bool IsReddit;

    public static Refused? Read(ReadOnlySpan<byte> line, out DumpFields fields)
    {
        fields = new DumpFields();
        if (line.Length > MaxBytes) return DumpRefusals.TooLong;
        if (!Utf8.IsValid(line)) return DumpRefusals.NotUtf8;
        try
        {
            var json = new Utf8JsonReader(line, Strict);
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject) return DumpRefusals.NotAnObject;
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                if (!fields.TakeOne(ref json)) return DumpRefusals.FieldInvalid;
            }

            return json.Read() ? DumpRefusals.NotAnObject : null;
        }
        catch (JsonException)
        {
            return DumpRefusals.NotAnObject;
        }
        catch (InvalidOperationException)
        {
            return DumpRefusals.NotUtf8; // half of a surrogate pair, escaped
        }
    }

    /// <summary>
    /// Strings and numbers are taken as they stand, and null as if the field were not there. A field that is there twice counts as last told.
    /// </summary>
    bool TakeOne(ref Utf8JsonReader json)
    {
        if (json.ValueTextEquals("type"u8)) return Text(ref json, ref Type);
        if (json.ValueTextEquals("id"u8)) return Text(ref json, ref Id);
        if (json.ValueTextEquals("thread"u8)) return Text(ref json, ref Thread);
        if (json.ValueTextEquals("link_id"u8)) return Reddits(ref json, ref Thread);
        if (json.ValueTextEquals("parent"u8)) return Text(ref json, ref Parent);
        if (json.ValueTextEquals("parent_id"u8)) return Reddits(ref json, ref Parent);
        if (json.ValueTextEquals("community"u8)) return Text(ref json, ref Community);
        if (json.ValueTextEquals("subreddit"u8)) return Reddits(ref json, ref Community);
        if (json.ValueTextEquals("title"u8)) return Text(ref json, ref Title);
        if (json.ValueTextEquals("body"u8)) return Text(ref json, ref Body);
        if (json.ValueTextEquals("selftext"u8)) return Reddits(ref json, ref Body);
        if (json.ValueTextEquals("author"u8)) return Text(ref json, ref Author);
        if (json.ValueTextEquals("link"u8)) return Text(ref json, ref Link);
        if (json.ValueTextEquals("url"u8)) return Reddits(ref json, ref Link);
        if (json.ValueTextEquals("createdAt"u8)) return Text(ref json, ref Time);
        if (json.ValueTextEquals("created_utc"u8)) return Reddits(ref json, ref Time);
        if (json.ValueTextEquals("score"u8)) return Number(ref json, ref Score);
        json.Skip();
        return true;
    }

    bool Reddits(ref Utf8JsonReader json, ref string? field)
    {
        IsReddit = true;
        return Text(ref json, ref field);
    }

    static bool Text(ref Utf8JsonReader json, ref string? field)
    {
        json.Read();
        field = json.TokenType switch
        {
            JsonTokenType.String => json.GetString(),
            JsonTokenType.Number => System.Text.Encoding.ASCII.GetString(json.ValueSpan),
            _ => null,
        };
        return field is not null || json.TokenType is JsonTokenType.Null;
    }

    static bool Number(ref Utf8JsonReader json, ref int? field)
    {
        json.Read();
        field = null;
        if (json.TokenType is JsonTokenType.Null) return true;
        if (json.TokenType is not JsonTokenType.Number || !json.TryGetInt32(out var number)) return false;
        field = number;
        return true;
    }
}
