using Forum.Api.Http;
using Microsoft.AspNetCore.Authentication;

namespace Forum.Api.Members;

/// <summary>
/// Nobody who says who they are is served as a stranger, on routes for everybody either: a client whose session has ended has to notice.
/// </summary>
public static class TokenGate
{
    static readonly PathString Api = "/api";

    public static void UseTokenGate(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!context.Request.Path.StartsWithSegments(Api)) return next(context);

        var isKnown = context.User.Identity is { IsAuthenticated: true };
        if (!isKnown && context.Request.Headers.Authorization.Count > 0) return context.ChallengeAsync();

        var isWelcome = !context.User.IsNewcomer() || context.GetEndpoint()?.Metadata.GetMetadata<ForNewcomersAttribute>() is not null;
        return isWelcome ? next(context) : Requests.RegistrationRequired.ToProblem().ExecuteAsync(context);
    });
}
