using System.Security.Claims;
using Forum.Api.Http;
using Forum.Api.Text;
using Forum.Domain;
using Forum.Domain.Moderation;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Moderation;

public sealed record UndoCaseRequest(string? Reason = null);

public static class UndoCaseEndpoint
{
    /// <summary>
    /// Takes a case back exactly: what it did is gone, as if it had never been opened, and all that anybody did since stays. Asked again, it
    /// answers with the case as it stands.
    /// </summary>
    [WolverinePost("/api/cases/{number}/undo"), Tags("Moderation")]
    public static async Task<Results<Ok<CaseModel>, ProblemHttpResult>> Post(
        long number, UndoCaseRequest? request, ClaimsPrincipal user, IMessageBus bus, CaseQueries cases, Mentioning mentioning,
        CancellationToken cancellation)
    {
        var viewer = user.Viewer();
        if (await cases.FindAsync(number, viewer, cancellation) is null) return Requests.CaseNotFound.ToProblem();

        var (id, act) = (await cases.FindActAsync(number, cancellation))!.Value;
        var command = new UndoCaseAs(
            new UndoCase(id, viewer.Id, await mentioning.StoreAsync(request?.Reason ?? "", cancellation)),
            await cases.AuthorityAsync(viewer, act, cancellation));
        if (await bus.InvokeAsync<Decision>(command, cancellation) is Refused refused) return refused.ToProblem();
        return TypedResults.Ok((await cases.FindAsync(number, viewer, cancellation))!);
    }
}
