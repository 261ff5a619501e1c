using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Forum.Api.Http.Description;

/// <summary>
/// Made from the schemas, so that every operation has examples and none can be wrong: a property is shown as <see cref="Words"/> has its
/// name, or else as its type allows. A new property needs nothing; one whose example reads poorly wants a word.
/// </summary>
static class Examples
{
    const int Deepest = 8;
    const string Moment = "2026-11-23T12:00:00+00:00", Guid = "01936b2e-5c3a-7d4e-8f10-2a3b4c5d6e7f";

    static readonly Dictionary<string, JsonNode?> Words = new(StringComparer.Ordinal)
    {
        ["after"] = "bmV3IDAgMTI",
        ["body"] = "Were you *there*?",
        ["capturedAt"] = "2025-03-01",
        ["comments"] = 3,
        ["commentCount"] = 3,
        ["community"] = "news",
        ["editedAt"] = null,
        ["handle"] = "ana",
        ["hidden"] = null,
        ["html"] = "<p>Were you <em>there</em>?</p>\n",
        ["If-Match"] = "\"r3\"",
        ["If-None-Match"] = "\"r3-8vLzPqTt1cQ0aYxGm4Hk2w\"",
        ["Idempotency-Key"] = "6f1c1f0e-3a52-4c8c-9b8e-0f4d5a7e2b11",
        ["limit"] = 50,
        ["link"] = "https://example.org/trams",
        ["name"] = "news",
        ["next"] = "bmV3IDAgMTI",
        ["number"] = 12,
        ["parent"] = 34,
        ["parentKnown"] = true,
        ["password"] = "correct horse battery",
        ["sets"] = new JsonArray("she/her"),
        ["stance"] = "declared",
        ["text"] = "4 years ago",
        ["thread"] = 12,
        ["title"] = "The night tram runs again",
        ["token"] = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.e30.c2lnbmF0dXJl",
        ["warnings"] = new JsonArray(),
        ["writtenAt"] = null,
    };

    /// <summary>A request shows all that it may say, an answer what it always says.</summary>
    public static JsonNode? Of(IOpenApiSchema schema, bool isRequest, string name = "", int depth = 0)
    {
        if (Words.TryGetValue(name, out var word) && Fits(word, schema)) return word?.DeepClone();
        if (schema.Enum is { Count: > 0 } values) return values[0].DeepClone();
        if ((schema.OneOf ?? schema.AnyOf) is { Count: > 0 } choices)
        {
            return Of(choices.First(choice => choice.Type != JsonSchemaType.Null), isRequest, name, depth);
        }

        if (schema.Properties is { Count: > 0 } properties && depth < Deepest)
        {
            return new JsonObject(properties
                .Where(property => isRequest || schema.Required?.Contains(property.Key) == true)
                .Select(property => KeyValuePair.Create(property.Key, Of(property.Value, isRequest, property.Key, depth + 1))));
        }

        var type = schema.Type ?? JsonSchemaType.Object;
        if (type.HasFlag(JsonSchemaType.Array)) return depth < Deepest ? new JsonArray(Of(schema.Items!, isRequest, depth: depth + 1)) : [];
        if (type.HasFlag(JsonSchemaType.String)) return TextOf(schema.Format, name);
        if (type.HasFlag(JsonSchemaType.Integer) || type.HasFlag(JsonSchemaType.Number)) return 1;
        return type.HasFlag(JsonSchemaType.Boolean) ? false : new JsonObject();
    }

    static string TextOf(string? format, string name) => format switch
    {
        "uuid" => Guid,
        "date-time" => Moment,
        "date" => Moment[..10],
        "uri" => "https://example.org/",
        _ => name.Length > 0 ? name : "text",
    };

    static bool Fits(JsonNode? word, IOpenApiSchema schema) => word?.GetValueKind() switch
    {
        null => schema.Is(JsonSchemaType.Null) || schema.OneOf?.Any(choice => choice.Type == JsonSchemaType.Null) == true,
        JsonValueKind.String => schema.Enum is { Count: > 0 } values
            ? values.Any(value => JsonNode.DeepEquals(value, word))
            : schema.Is(JsonSchemaType.String) && schema.Format is null or "password",
        JsonValueKind.Number => schema.Is(JsonSchemaType.Integer) || schema.Is(JsonSchemaType.Number),
        JsonValueKind.Array => schema.Is(JsonSchemaType.Array),
        _ => schema.Is(JsonSchemaType.Boolean),
    };

    static bool Is(this IOpenApiSchema schema, JsonSchemaType type) => schema.Type?.HasFlag(type) == true;
}
