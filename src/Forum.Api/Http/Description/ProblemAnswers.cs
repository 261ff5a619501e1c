using System.Text.Json.Nodes;
using Forum.Domain;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace Forum.Api.Http.Description;

/// <summary>Refusals as the document tells of them: for each status an answer that lists its codes, each with an example.</summary>
static class ProblemAnswers
{
    const string Schema = "Problem";

    public static void AddSchema(OpenApiDocument document) => document.AddComponent(Schema, new OpenApiSchema
    {
        Type = JsonSchemaType.Object,
        Description = "A refusal, as RFC 9457 has it: `code` names the rule to programs, `detail` tells it to people.",
        Required = new HashSet<string> { "type", "title", "status", "code" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text("`urn:forum:` and the code."),
            ["title"] = Text("What the status means."),
            ["status"] = Number("The status of the answer."),
            ["detail"] = Text("A sentence to the person who asked."),
            ["code"] = Text("The rule that refused. New ones may come."),
            ["parameter"] = Text("Which part of the query cannot be read."),
            ["lineNumber"] = Number("In which line the JSON of the request ends to make sense, counted from zero."),
            ["bytePositionInLine"] = Number("Where in that line, in bytes."),
        },
    });

    public static OpenApiResponse Of(int status, IReadOnlyCollection<Refused> refusals, OpenApiDocument document) => new()
    {
        Description = string.Join('\n', refusals.Select(refused => $"- `{refused.Code}`: {refused.Reason}")),
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["application/problem+json"] = new()
            {
                Schema = new OpenApiSchema
                {
                    AllOf =
                    [
                        new OpenApiSchemaReference(Schema, document),
                        new OpenApiSchema { Properties = new Dictionary<string, IOpenApiSchema> { ["code"] = OneOf(refusals) } },
                    ],
                },
                Examples = refusals.ToDictionary(refused => refused.Code, IOpenApiExample (refused) => Example(status, refused, document)),
            },
        },
    };

    static OpenApiExampleReference Example(int status, Refused refused, OpenApiDocument document)
    {
        document.AddComponent(refused.Code, new OpenApiExample
        {
            Value = new JsonObject
            {
                ["type"] = Problems.TypeOf(refused.Code),
                ["title"] = ReasonPhrases.GetReasonPhrase(status),
                ["status"] = status,
                ["detail"] = refused.Reason,
                ["code"] = refused.Code,
            },
        });
        return new OpenApiExampleReference(refused.Code, document);
    }

    static OpenApiSchema OneOf(IEnumerable<Refused> refusals) =>
        new() { Type = JsonSchemaType.String, Enum = [.. refusals.Select(refused => (JsonNode)refused.Code)] };

    static OpenApiSchema Number(string description) =>
        new() { Type = JsonSchemaType.Integer, Format = "int64", Description = description };

    static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };
}
