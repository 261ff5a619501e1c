using Forum.Api.Http.Idempotency;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using Route = Microsoft.AspNetCore.Mvc.ApiExplorer.ApiDescription;

namespace Forum.Api.Http.Description;

/// <summary>The headers that operations of a kind take and answer with. Those of answers are always there.</summary>
static class Headers
{
    public static void Describe(OpenApiOperation operation, Route route, OpenApiDocument document)
    {
        if (EdgeRefusals.TakesKey(route))
        {
            Take(IdempotencyKey.Header, IdempotencyKey.MaxLength,
                "Any unique text, such as a UUID. For a day, the same request with the same key has the same answer, and nothing is done twice.");
        }

        if (EdgeRefusals.HasTag(route))
        {
            Take(HeaderNames.IfNoneMatch, null, "The ETag of an answer that you have. If it is still the same, there is no other.");
            operation.Responses![$"{StatusCodes.Status304NotModified}"] = new OpenApiResponse { Description = "What you have is still so." };
            Answer(HeaderNames.ETag, "Names these very bytes, after the revision, `r3-`, where there is one.",
                StatusCodes.Status200OK, StatusCodes.Status304NotModified);
        }

        if (operation.Responses!.ContainsKey($"{StatusCodes.Status412PreconditionFailed}"))
        {
            Take(HeaderNames.IfMatch, null, "The ETag of what you have read, or its revision, `\"r3\"`. If it has changed since, nothing is done.");
        }

        Answer(HeaderNames.Location, "Where to find it.", StatusCodes.Status201Created);
        Answer(HeaderNames.WWWAuthenticate, "How to sign in: `Bearer`.", StatusCodes.Status401Unauthorized);

        void Take(string name, int? longest, string description) => (operation.Parameters ??= []).Add(new OpenApiParameter
        {
            Name = name,
            In = ParameterLocation.Header,
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = longest },
        });

        void Answer(string name, string description, params int[] statuses)
        {
            foreach (var status in statuses)
            {
                if (operation.Responses.GetValueOrDefault($"{status}") is not OpenApiResponse response) continue;
                var schema = new OpenApiSchema { Type = JsonSchemaType.String };
                document.AddComponent(name, new OpenApiHeader { Description = description, Required = true, Schema = schema });
                (response.Headers ??= new Dictionary<string, IOpenApiHeader>())[name] = new OpenApiHeaderReference(name, document);
            }
        }
    }
}
