using System.Globalization;
using Forum.Api.Http.Idempotency;
using Forum.Api.Http.Limits;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using Route = Microsoft.AspNetCore.Mvc.ApiExplorer.ApiDescription;

namespace Forum.Api.Http.Description;

/// <summary>
/// The headers that operations of a kind take and answer with. Those of answers are always there, unless an operator can switch them off.
/// </summary>
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
        Answer(HeaderNames.RetryAfter, "In how many seconds to try again.", StatusCodes.Status429TooManyRequests);
        AnswerIfLimited(RequestLimits.Policy, "How many requests of a kind, `q`, a caller has in how many seconds, `w`: `\"reads\";q=600;w=60`.");
        AnswerIfLimited(RequestLimits.Left, "How many of them are left, `r`, and in how many seconds all will be there, `t`: `\"reads\";r=599;t=1`.");

        void Take(string name, int? longest, string description) => (operation.Parameters ??= []).Add(new OpenApiParameter
        {
            Name = name,
            In = ParameterLocation.Header,
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = longest },
        });

        void Answer(string name, string description, params int[] statuses) =>
            Add(name, description, isRequired: true, status => statuses.Contains(status));

        // An operator may switch the limits off.
        void AnswerIfLimited(string name, string description) => Add(
            name, description, isRequired: false,
            status => status is < StatusCodes.Status400BadRequest or StatusCodes.Status429TooManyRequests);

        void Add(string name, string description, bool isRequired, Func<int, bool> isOn)
        {
            var schema = new OpenApiSchema { Type = JsonSchemaType.String };
            foreach (var response in operation.Responses.Where(one => isOn(int.Parse(one.Key, CultureInfo.InvariantCulture)))
                .Select(one => one.Value).OfType<OpenApiResponse>())
            {
                document.AddComponent(name, new OpenApiHeader { Description = description, Required = isRequired, Schema = schema });
                (response.Headers ??= new Dictionary<string, IOpenApiHeader>())[name] = new OpenApiHeaderReference(name, document);
            }
        }
    }
}
