using Forum.Api.Imports;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Forum.Api.Http;

/// <summary>What the types of the endpoints do not say for themselves in the OpenAPI document.</summary>
public static class ApiDescription
{
    const string Scheme = JwtBearerDefaults.AuthenticationScheme;

    public static void Complete(this OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Forum";
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT" },
            };
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            // A property that is left out when it has nothing to say cannot be required.
            foreach (var property in context.JsonTypeInfo.Properties.Where(property => property.ShouldSerialize is not null))
            {
                schema.Required?.Remove(property.Name);
            }

            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var endpoint = context.Description.ActionDescriptor.EndpointMetadata;
            operation.Responses!["default"] = Refusal;
            var token = new OpenApiSecuritySchemeReference(Scheme, context.Document);
            if (!endpoint.OfType<IAllowAnonymous>().Any()) operation.Security = [new() { [token] = [] }];
            if (context.Description.RelativePath == ImportArticleEndpoint.Route.TrimStart('/')) operation.RequestBody = PageOfText;
            return Task.CompletedTask;
        });
    }

    static OpenApiResponse Refusal => new()
    {
        Description = "A refusal: `code` names the rule to programs, `detail` tells it to people.",
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["application/problem+json"] = new()
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Required = new HashSet<string> { "type", "title", "status", "code" },
                    Properties = new Dictionary<string, IOpenApiSchema>
                    {
                        ["type"] = Text(),
                        ["title"] = Text(),
                        ["detail"] = Text(),
                        ["code"] = Text(),
                        ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
                    },
                },
            },
        },
    };

    static OpenApiRequestBody PageOfText => new()
    {
        Required = true,
        Description = "The page, in UTF-8.",
        Content = new Dictionary<string, OpenApiMediaType> { ["text/plain"] = new() { Schema = Text() } },
    };

    static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };
}
