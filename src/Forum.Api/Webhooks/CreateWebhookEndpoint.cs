using System.Security.Claims;
using Forum.Api.Http;
using Forum.Api.Live;
using Forum.Api.Replay;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Webhooks;

/// <param name="Url">Where what happens is posted to.</param>
/// <param name="Types">Kinds of events, as <c>/api/events</c> has them; all if not said.</param>
/// <param name="Reader">As much as which reader of <c>/api/events</c> it is told; <c>analyst</c> if not said.</param>
/// <param name="After">The cut after which it begins; now if not said, 0 for all that ever happened.</param>
public sealed record CreateWebhookRequest(
    string? Url = null, IReadOnlyList<string>? Types = null, WebhookReader Reader = WebhookReader.Analyst, long? After = null);

public static class CreateWebhookEndpoint
{
    /// <summary>
    /// Has what happens sent to an address, for administrators: pages as <c>/api/events</c> answers with, one after the other, at least once each, signed
    /// as Standard Webhooks has it. <c>webhook-id</c> is the same when the same is sent again. The answer has the secret, which is shown this once.
    /// </summary>
    [WolverinePost("/api/webhooks"), Tags("Webhooks")]
    public static async Task<Results<Created<NewWebhookModel>, ProblemHttpResult>> Post(
        CreateWebhookRequest? request, ClaimsPrincipal user, WebhookRows webhooks, WebhookSettings settings, WebhookTide tide, LiveEvents log,
        CancellationToken cancellation)
    {
        if (!user.Viewer().IsAdministrator) return Requests.NotAllowed.ToProblem();
        if (WebhookRequests.Check(request?.Url, request?.Types, settings) is { } wrong) return wrong.ToProblem();
        if (request!.After < 0) return CutRequest.PositionInvalid.ToProblem();
        if (request.After > await log.HighWaterAsync(cancellation)) return CutRequest.InFuture.ToProblem();

        var (id, secret) = (Guid.CreateVersion7(), WebhookSecret.New());
        var after = request.After ?? await log.CountedAsync(cancellation);
        if (!await webhooks.AddAsync(id, request.Url!, request.Types, request.Reader, secret, after, cancellation)) return WebhookRequests.TooMany.ToProblem();

        tide.Look();
        return TypedResults.Created($"/api/webhooks/{id}", new NewWebhookModel(WebhookSecret.Show(secret), (await webhooks.FindAsync(id, cancellation))!));
    }
}
