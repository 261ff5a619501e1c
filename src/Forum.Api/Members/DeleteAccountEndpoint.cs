using System.Security.Claims;
using Forum.Api.Http;
using Forum.Api.Http.Limits;
using Forum.Domain;
using Forum.Domain.Members;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Members;

/// <param name="Password">Not asked of somebody who signs in elsewhere.</param>
/// <param name="Content"><c>keep</c> to leave what you wrote, as by a former member; <c>withdraw</c> to have its text shown no longer.</param>
public sealed record DeleteAccountRequest([property: Secret] string? Password = null, FormerContent? Content = null);

public static class DeleteAccountEndpoint
{
    /// <summary>Deletes your account, for good: nobody can sign in to it, your name is shown nowhere, and nobody can take it for a year.</summary>
    [WolverinePost("/api/members/me/deletion"), Tags("Members")]
    public static async Task<Results<NoContent, ProblemHttpResult>> Post(
        DeleteAccountRequest? request, ClaimsPrincipal user, IMessageBus bus, AccountQueries accounts, Passwords passwords,
        PasswordTries tries, HttpContext context, CancellationToken cancellation)
    {
        if (request?.Content is not { } content) return Requests.ContentUndecided.ToProblem();
        if (tries.Take(context, user.MemberId()) is { } tooMany) return tooMany.ToProblem();

        var hash = await accounts.FindPasswordHashAsync(user.MemberId(), cancellation);
        var command = new DeleteAccount(user.MemberId(), passwords.Check(hash, request.Password ?? "") ? hash : null, content);
        return await bus.InvokeAsync<Decision>(command, cancellation) is Refused refused ? refused.ToProblem() : TypedResults.NoContent();
    }
}
