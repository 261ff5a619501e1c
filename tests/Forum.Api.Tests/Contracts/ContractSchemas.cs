using System.Text.Json.Nodes;
using NJsonSchema;

namespace Forum.Api.Tests;

/// <summary>The schemas of the document, those of its operations among them, as one that can be asked for each by its name.</summary>
static class ContractSchemas
{
    public static JsonSchema Of(JsonNode document, bool isStrict)
    {
        var definitions = new JsonObject();
        foreach (var (name, schema) in document["components"]!["schemas"]!.AsObject()) definitions[name] = Plain(schema!, isStrict);
        foreach (var operation in ContractOperation.Of(document))
        {
            if (operation.Json["requestBody"]?["content"]?[Contract.Json]?["schema"] is { } taken)
            {
                definitions[operation.RequestName] = Plain(taken, isStrict);
            }

            foreach (var (status, response) in operation.Json["responses"]!.AsObject())
            {
                foreach (var (type, content) in response!["content"]?.AsObject() ?? [])
                {
                    if (content!["schema"] is { } schema) definitions[operation.AnswerName(status, type)] = Plain(schema, isStrict);
                }
            }
        }

        return JsonSchema.FromJsonAsync(new JsonObject { ["definitions"] = definitions }.ToJsonString()).GetAwaiter().GetResult();
    }

    static JsonNode Plain(JsonNode schema, bool isStrict)
    {
        var plain = JsonNode.Parse(schema.ToJsonString().Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal))!;
        if (isStrict) Close(plain);
        return plain;
    }

    static void Close(JsonNode? schema)
    {
        if (schema is JsonArray array)
        {
            foreach (var item in array) Close(item);
        }

        if (schema is not JsonObject json) return;
        foreach (var (name, part) in json.ToList())
        {
            // The parts of an 'allOf' name some of the properties each.
            if (name != "allOf") Close(part);
        }

        if (json["properties"] is JsonObject && !json.ContainsKey("additionalProperties")) json["additionalProperties"] = false;
    }
}
