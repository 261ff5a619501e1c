using System.Security.Claims;
using Forum.Api.Http;
using Forum.Api.Storage;
using Forum.Api.Text;
using Forum.Domain;
using Forum.Domain.Claims;
using Forum.Domain.Moderation;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Claims;

/// <param name="Id">Chosen by the client, so that a form submitted twice is one request; made here if not given.</param>
/// <param name="Statement">How those who decide can know that it is you.</param>
public sealed record RequestClaimRequest(Guid? Id = null, string? Statement = null);

public static class RequestClaimEndpoint
{
    /// <summary>
    /// Says that you are whom a page names. Granted, by a case of kind <c>approveClaim</c>, what the page has of them is yours. Asked again
    /// while nobody has decided, it is the same request.
    /// </summary>
    [WolverinePost("/api/members/by-number/{number}/claims"), Tags("Claims")]
    public static async Task<Results<Created<ClaimModel>, ProblemHttpResult>> Post(
        long number, RequestClaimRequest? request, ClaimsPrincipal user, IMessageBus bus, NumberSequences numbers, ClaimQueries claims,
        Mentioning mentioning, TimeProvider clock, HttpContext http, CancellationToken cancellation)
    {
        if (CaseReason.Check(request?.Statement) is { } badStatement) return badStatement.ToProblem();
        if (await claims.FindAuthorAsync(number, cancellation) is not { } author) return Requests.MemberNotFound.ToProblem();

        var command = new RequestClaim(
            new ClaimRequestId(request!.Id ?? http.NewId()), await numbers.NextAsync(Numbered.Claim, cancellation), author, user.MemberId(),
            await mentioning.StoreAsync(request.Statement!, cancellation), clock.GetUtcNow());
        if (await bus.InvokeAsync<Decision>(command, cancellation) is Refused refused) return refused.ToProblem();

        var claim = (await claims.FindOwnAsync(user.Viewer(), command.ClaimRequestId, author, cancellation))!;
        return TypedResults.Created("/api/members/me/claims", claim);
    }
}
