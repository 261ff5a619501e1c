using System.Security.Claims;
using Forum.Api.Http;
using Forum.Domain;
using Forum.Domain.Members;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Members;

/// <param name="DisplayName">Null to go by your handle alone.</param>
public sealed record ChangeDisplayNameRequest(string? DisplayName = null);

public static class ChangeDisplayNameEndpoint
{
    /// <summary>Changes the name that you are shown by beside your handle, or takes it away.</summary>
    [WolverinePut("/api/members/me/display-name"), Tags("Members")]
    public static async Task<Results<Ok<OwnProfile>, ProblemHttpResult>> Put(
        ChangeDisplayNameRequest? request, ClaimsPrincipal user, IMessageBus bus, AccountQueries accounts, CancellationToken cancellation)
    {
        var command = new ChangeDisplayName(user.MemberId(), request?.DisplayName);
        return await bus.InvokeAsync<Decision>(command, cancellation) is Refused refused
            ? refused.ToProblem()
            : await GetOwnProfileEndpoint.Get(user, accounts, cancellation);
    }
}
