using System.Security.Claims;
using Forum.Api.Http;
using Forum.Domain;
using Forum.Domain.Members;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Members;

public static class UnblockMemberEndpoint
{
    /// <summary>Blocks a member no longer.</summary>
    [WolverineDelete("/api/blocks/members/{number}"), Tags("Members")]
    public static async Task<Results<NoContent, ProblemHttpResult>> Delete(
        long number, ClaimsPrincipal user, IMessageBus bus, RelationsQuery relations, CancellationToken cancellation)
    {
        if (await relations.FindMemberAsync(user.MemberId(), number, cancellation) is not { } other) return Requests.MemberNotFound.ToProblem();

        var command = new BlockMember(user.MemberId(), other, Blocks: false);
        return await bus.InvokeAsync<Decision>(command, cancellation) is Refused refused ? refused.ToProblem() : TypedResults.NoContent();
    }
}
