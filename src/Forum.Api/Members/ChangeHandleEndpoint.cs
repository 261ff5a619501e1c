using System.Security.Claims;
using Forum.Api.Http;
using Forum.Domain;
using Forum.Domain.Members;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Members;

public sealed record ChangeHandleRequest(string? Handle = null);

public static class ChangeHandleEndpoint
{
    /// <summary>Takes another handle. Nobody else can take the one that you give up for a year, and you can go back to it.</summary>
    [WolverinePut("/api/members/me/handle"), Tags("Members")]
    public static async Task<Results<Ok<OwnProfile>, ProblemHttpResult>> Put(
        ChangeHandleRequest? request, ClaimsPrincipal user, IMessageBus bus, AccountQueries accounts, CancellationToken cancellation)
    {
        var command = new ChangeHandle(user.MemberId(), request?.Handle ?? "");
        return await bus.InvokeAsync<Decision>(command, cancellation) is Refused refused
            ? refused.ToProblem()
            : await GetOwnProfileEndpoint.Get(user, accounts, cancellation);
    }
}
