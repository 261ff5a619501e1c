using Forum.Api.Http;
using Forum.Api.Http.Limits;
using Forum.Domain;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Members;

public sealed record StartSessionRequest(string? Handle = null, [property: Secret] string? Password = null);

/// <param name="Token">Send it as <c>Authorization: Bearer …</c>.</param>
public sealed record SessionModel([property: Secret] string Token, MemberModel Member);

public static class StartSessionEndpoint
{
    /// <summary>Signs in.</summary>
    [WolverinePost("/api/sessions"), AllowAnonymous, Tags("Members"), CountsAs(Budget.SignIns)]
    public static async Task<Results<Ok<SessionModel>, ProblemHttpResult>> Post(
        StartSessionRequest? request, MemberQueries members, Passwords passwords, PasswordTries tries, Sessions sessions, Tokens tokens,
        HttpContext context, CancellationToken cancellation)
    {
        if (tries.Take(context, FoldedName.Of(request?.Handle ?? "")) is { } refused) return refused.ToProblem();

        var credentials = await members.FindCredentialsAsync(request?.Handle ?? "", cancellation);
        if (!passwords.Check(credentials?.PasswordHash, request?.Password ?? "")) return Requests.SignInFailed.ToProblem();

        var session = await sessions.StartAsync(new MemberId(credentials!.Member.Id), credentials.PasswordHash, cancellation);
        return session is null
            ? Requests.SignInFailed.ToProblem()
            : TypedResults.Ok(new SessionModel(tokens.Issue(session), credentials.Member));
    }
}
