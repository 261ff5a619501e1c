using Forum.Api.Http.Caching;
using Forum.Api.Http.Idempotency;
using Forum.Api.Members;
using Forum.Domain;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.OpenApi;
using Route = Microsoft.AspNetCore.Mvc.ApiExplorer.ApiDescription;

namespace Forum.Api.Http.Description;

/// <summary>What any operation of a kind can be refused with, and so nobody declares.</summary>
static class EdgeRefusals
{
    public static IEnumerable<Refused> Of(OpenApiOperation operation, Route route)
    {
        yield return Edge.RequestMalformed;
        yield return Edge.InternalError;
        yield return Edge.DatabaseUnavailable;
        yield return Edge.RateLimited;

        // Whoever shows a token is told what is wrong with it, where nobody needs one, too.
        yield return Requests.SignInRequired;
        yield return Requests.SessionEnded;
        yield return Requests.IssuerUnavailable;
        if (!IsForNewcomers(route)) yield return Requests.RegistrationRequired;
        if (IsWrite(route)) yield return Edge.Conflict;
        if (operation.RequestBody is not null) yield return Edge.RequestTooLarge;
        if (operation.RequestBody?.Content?.ContainsKey("application/json") == true) yield return Edge.MediaTypeUnsupported;

        // What should be a number and is none leads nowhere.
        if (route.ParameterDescriptions.Any(p => p.Source == BindingSource.Path && p.Type != typeof(string))) yield return Edge.NotFound;
        if (!TakesKey(route)) yield break;
        yield return Edge.IdempotencyKeyInvalid;
        yield return Edge.IdempotencyInProgress;
        yield return Edge.IdempotencyKeyReused;
    }

    public static bool TakesKey(Route route) => IdempotencyKey.IsTakenBy(route.HttpMethod ?? "", route.ActionDescriptor.EndpointMetadata);

    public static bool HasTag(Route route) => EntityTags.AreGivenBy(route.HttpMethod ?? "", route.ActionDescriptor.EndpointMetadata);

    public static bool IsPublic(Route route) =>
        route.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any();

    static bool IsForNewcomers(Route route) =>
        route.ActionDescriptor.EndpointMetadata.OfType<ForNewcomersAttribute>().Any();

    public static bool IsWrite(Route route) => !HttpMethods.IsGet(route.HttpMethod ?? "");

    /// <summary>Those of the edge, then those of the code, as one list by status.</summary>
    public static IEnumerable<IGrouping<int, Refused>> ByStatus(OpenApiOperation operation, Route route) =>
        Of(operation, route)
            .Union(route.ActionDescriptor is ControllerActionDescriptor { MethodInfo: { } endpoint } ? Refusals.Of(endpoint) : [])
            .GroupBy(RefusalStatus.Of)
            .OrderBy(group => group.Key);
}
