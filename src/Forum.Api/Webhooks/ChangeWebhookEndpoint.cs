using System.Security.Claims;
using Forum.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Webhooks;

/// <param name="Url">Where what happens is posted to.</param>
/// <param name="Types">Kinds of events, as <c>/api/events</c> has them; all if not said.</param>
/// <param name="Reader">As much as which reader of <c>/api/events</c> it is told; <c>analyst</c> if not said.</param>
public sealed record ChangeWebhookRequest(string? Url = null, IReadOnlyList<string>? Types = null, WebhookReader Reader = WebhookReader.Analyst);

public static class ChangeWebhookEndpoint
{
    /// <summary>Sets anew where a webhook leads and what it is told; what is left out is as in any new one. It goes on at its position.</summary>
    [WolverinePut("/api/webhooks/{id}"), Tags("Webhooks")]
    public static async Task<Results<Ok<WebhookModel>, ProblemHttpResult>> Put(
        Guid id, ChangeWebhookRequest? request, ClaimsPrincipal user, WebhookRows webhooks, WebhookSettings settings, WebhookTide tide,
        CancellationToken cancellation)
    {
        if (!user.Viewer().IsAdministrator) return Requests.NotAllowed.ToProblem();
        if (WebhookRequests.Check(request?.Url, request?.Types, settings) is { } wrong) return wrong.ToProblem();
        if (await webhooks.ChangeAsync(id, request!.Url!, request.Types, request.Reader, cancellation) is not { } webhook) return WebhookRequests.NotFound.ToProblem();

        tide.Look();
        return TypedResults.Ok(webhook);
    }
}
