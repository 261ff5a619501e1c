using System.Text.Json;
using System.Text.Json.Nodes;
using Forum.Domain.Members;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Forum.Api.Members;

/// <summary>What OpenAPI cannot tell by itself of pronouns, which are written as a text or as an object.</summary>
public static class PronounSchemas
{
    public static void Complete(OpenApiSchema schema, Type type)
    {
        if (type == typeof(PronounsRequest)) schema.AnyOf = [Text(), Said(), new OpenApiSchema { Type = JsonSchemaType.Null }];
        if (type == typeof(PronounsModel)) ((OpenApiSchema)schema.Properties!["sets"]).Items = Set();
    }

    /// <summary>The route that answers in one of two ways.</summary>
    public static async Task CompleteAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        if (context.Description.RelativePath != GetPronounsEndpoint.Route.TrimStart('/')) return;

        var answer = operation.Responses!["200"].Content!["application/json"];
        answer.Schema = new OpenApiSchema
        {
            AnyOf =
            [
                await context.GetOrCreateSchemaAsync(typeof(PronounsModel), cancellationToken: cancellation),
                await context.GetOrCreateSchemaAsync(typeof(WrittenPronounsModel), cancellationToken: cancellation),
            ],
        };
    }

    static OpenApiSchema Said() => Object(
        ("stance", OneOf<PronounStance>()),
        ("sets", new OpenApiSchema { Type = JsonSchemaType.Array, Items = Set() }),
        ("audience", OneOf<PronounAudience>()));

    static OpenApiSchema Set()
    {
        var set = Object(("display", Text()), ("forms", Forms()), ("language", Text()), ("gender", OneOf<GrammaticalGender>()));
        set.Required = new HashSet<string> { "display" };
        return new OpenApiSchema { AnyOf = [Text(), set] };
    }

    static OpenApiSchema Forms() => Object(
        ("subject", Text()), ("object", Text()), ("possessiveDeterminer", Text()), ("possessivePronoun", Text()), ("reflexive", Text()),
        ("cases", new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = Text() }));

    static OpenApiSchema Object(params (string Name, IOpenApiSchema Schema)[] properties) => new()
    {
        Type = JsonSchemaType.Object,
        Properties = properties.ToDictionary(property => property.Name, property => property.Schema),
    };

    static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };

    static OpenApiSchema OneOf<TEnum>() where TEnum : struct, Enum => new()
    {
        Type = JsonSchemaType.String,
        Enum = [.. Enum.GetNames<TEnum>().Select(name => (JsonNode)JsonNamingPolicy.CamelCase.ConvertName(name))],
    };
}
