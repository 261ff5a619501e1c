using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Forum.Domain.Members.PronounFormats;

/// <summary>JSON to take this and that from, whatever else it holds.</summary>
internal static class JsonText
{
    // Pronouns hold none of the characters that are dangerous within HTML, and are to be read by people.
    static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(JsonNode node) => node.ToJsonString(Readable);

    /// <exception cref="JsonException">This is no JSON.</exception>
    public static JsonElement Parse(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    /// <summary>The property of an object, or null where there is none.</summary>
    public static JsonElement? Get(this JsonElement json, string name)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out var value)) return null;
        return value.ValueKind == JsonValueKind.Null ? null : value;
    }

    public static string? GetText(this JsonElement json, string name) =>
        json.Get(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>The items of an array, or the one thing that stands in the place of an array.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement? json) => json switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } array => array.EnumerateArray(),
        { } one => [one],
    };

    public static IEnumerable<JsonProperty> Properties(this JsonElement? json) =>
        json is { ValueKind: JsonValueKind.Object } item ? item.EnumerateObject() : [];
}
