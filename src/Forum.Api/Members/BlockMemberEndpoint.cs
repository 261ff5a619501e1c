using System.Security.Claims;
using Forum.Api.Http;
using Forum.Domain;
using Forum.Domain.Members;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Members;

public static class BlockMemberEndpoint
{
    /// <summary>Blocks a member: you read no more of what they write, and they do not learn of it.</summary>
    [WolverinePut("/api/blocks/members/{number}"), Tags("Members")]
    public static Task<Results<NoContent, ProblemHttpResult>> Put(
        long number, ClaimsPrincipal user, IMessageBus bus, [NotBody] RelationsQuery relations, CancellationToken cancellation) =>
        SetAsync(number, blocks: true, user, bus, relations, cancellation);

    /// <summary>Blocks a member no longer.</summary>
    [WolverineDelete("/api/blocks/members/{number}"), Tags("Members")]
    public static Task<Results<NoContent, ProblemHttpResult>> Delete(
        long number, ClaimsPrincipal user, IMessageBus bus, RelationsQuery relations, CancellationToken cancellation) =>
        SetAsync(number, blocks: false, user, bus, relations, cancellation);

    static async Task<Results<NoContent, ProblemHttpResult>> SetAsync(
        long number, bool blocks, ClaimsPrincipal user, IMessageBus bus, RelationsQuery relations, CancellationToken cancellation)
    {
        if (await relations.FindMemberAsync(user.MemberId(), number, cancellation) is not { } other) return Requests.MemberNotFound.ToProblem();

        var command = new BlockMember(user.MemberId(), other, blocks);
        return await bus.InvokeAsync<Decision>(command, cancellation) is Refused refused ? refused.ToProblem() : TypedResults.NoContent();
    }
}
