using System.Security.Claims;
using Forum.Api.Http;
using Forum.Api.Http.Limits;
using Forum.Domain;
using Forum.Domain.Members;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Members;

/// <param name="Current">The password that you sign in with until now.</param>
public sealed record ChangePasswordRequest([property: Secret] string? Current = null, [property: Secret] string? New = null);

public static class ChangePasswordEndpoint
{
    /// <summary>Changes your password. Every session ends; the answer holds a token of a new one.</summary>
    [WolverinePut("/api/members/me/password"), Tags("Members")]
    public static async Task<Results<Ok<SessionModel>, ProblemHttpResult>> Put(
        ChangePasswordRequest? request, ClaimsPrincipal user, IMessageBus bus, AccountQueries accounts, MemberQueries members,
        Passwords passwords, PasswordTries tries, Sessions sessions, Tokens tokens, HttpContext context, CancellationToken cancellation)
    {
        if (Password.Check(request?.New ?? "") is { } badPassword) return badPassword.ToProblem();

        var member = user.MemberId();
        if (tries.Take(context, member) is { } tooMany) return tooMany.ToProblem();

        var hash = await accounts.FindPasswordHashAsync(member, cancellation);
        var command = new ChangePassword(
            member, passwords.Check(hash, request!.Current ?? "") ? hash : null, passwords.Hash(request.New!));
        if (await bus.InvokeAsync<Decision>(command, cancellation) is Refused refused) return refused.ToProblem();

        // Somebody else may have changed it again since.
        return await sessions.StartAsync(member, command.NewHash, cancellation) is { } session
            && await members.FindAsync(member, user.Viewer(), cancellation) is { } model
                ? TypedResults.Ok(new SessionModel(tokens.Issue(session), model))
                : Requests.SessionEnded.ToProblem();
    }
}
