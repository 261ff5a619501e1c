using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Forum.Api.Http.Description;
using Forum.Api.Imports;
using Forum.Api.Members;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Route = Microsoft.AspNetCore.Mvc.ApiExplorer.ApiDescription;

namespace Forum.Api.Http;

/// <summary>
/// What the types of the endpoints do not say for themselves in the OpenAPI document. A new endpoint has nothing to declare: which refusals
/// it can answer with is read from its code (<see cref="Refusals"/>), those of any operation of its kind are added
/// (<see cref="EdgeRefusals"/>), and its examples are made from its types (<see cref="Examples"/>). The tests hold every answer against it.
/// </summary>
public static class ApiDescription
{
    const string Scheme = JwtBearerDefaults.AuthenticationScheme;

    public static void Complete(this OpenApiOptions options)
    {
        options.AddOperationTransformer(PronounSchemas.CompleteAsync);
        options.AddSchemaTransformer((schema, context, _) =>
        {
            // A property that is left out when it has nothing to say cannot be required.
            foreach (var property in context.JsonTypeInfo.Properties.Where(property => property.ShouldSerialize is not null))
            {
                schema.Required?.Remove(property.Name);
            }

            PronounSchemas.Complete(schema, context.JsonTypeInfo.Type);
            if (context.JsonPropertyInfo?.AttributeProvider?.IsDefined(typeof(SecretAttribute), inherit: true) == true)
            {
                schema.Format = "password";
            }

            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            Describe(operation, context.Description, context.Document!);
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Forum";
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT" },
            };
            ProblemAnswers.AddSchema(document);
            foreach (var operation in document.Paths.Values.SelectMany(path => path.Operations!.Values)) AddExamples(operation);
            return Task.CompletedTask;
        });
    }

    static void Describe(OpenApiOperation operation, Route route, OpenApiDocument document)
    {
        if (operation.Description == operation.OperationId) operation.Description = null;
        if (route.ActionDescriptor is ControllerActionDescriptor { MethodInfo.DeclaringType.Name: { } name })
        {
            operation.OperationId = char.ToLowerInvariant(name[0]) + name[1..].Replace("Endpoint", "", StringComparison.Ordinal);
        }

        if (route.RelativePath == ImportArticleEndpoint.Route.TrimStart('/')) operation.RequestBody = PageOfText;
        if (!EdgeRefusals.IsPublic(route)) operation.Security = [new() { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
        AddOtherKinds(operation, route);
        foreach (var refusals in EdgeRefusals.ByStatus(operation, route))
        {
            operation.Responses![$"{refusals.Key}"] = ProblemAnswers.Of(refusals.Key, [.. refusals], document);
        }

        Headers.Describe(operation, route, document);
    }

    /// <summary>
    /// What a client may have instead, if it says that it accepts that, by the names of what is in it. Of several kinds of one answer the document
    /// is given the first alone.
    /// </summary>
    static void AddOtherKinds(OpenApiOperation operation, Route route)
    {
        foreach (var answer in route.ActionDescriptor.EndpointMetadata.OfType<IProducesResponseTypeMetadata>())
        {
            if (operation.Responses?.GetValueOrDefault($"{answer.StatusCode}")?.Content is not { } contents) continue;
            foreach (var kind in answer.ContentTypes.Where(kind => !contents.ContainsKey(kind)))
            {
                contents[kind] = new() { Schema = answer.Type == typeof(string) ? new OpenApiSchema { Type = JsonSchemaType.String } : NamesOf(answer.Type!) };
            }
        }
    }

    static OpenApiSchema NamesOf(Type type)
    {
        var names = type.GetProperties().Select(property =>
            property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name)).ToList();
        return new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = names.ToDictionary(name => name, IOpenApiSchema (_) => new OpenApiSchema()),
            Required = names.ToHashSet(),
        };
    }

    static void AddExamples(OpenApiOperation operation)
    {
        foreach (var content in operation.RequestBody?.Content ?? new Dictionary<string, OpenApiMediaType>())
        {
            if (content.Value.Schema is { } schema) content.Value.Example = Examples.Of(schema, isRequest: true);
        }

        foreach (var content in operation.Responses!.Values.SelectMany(response => response.Content?.Values ?? []))
        {
            if (content is { Schema: { } schema, Examples: null }) content.Example = Examples.Of(schema, isRequest: false);
        }

        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            parameter.Example = Examples.Of(parameter.Schema!, isRequest: true, parameter.Name!);
        }
    }

    static OpenApiRequestBody PageOfText => new()
    {
        Required = true,
        Description = "The page, in UTF-8.",
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["text/plain"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String } },
        },
    };
}
