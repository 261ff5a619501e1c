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
    /// <remarks>
    /// In a thread their comments keep their places, with what others answered, and do not say what they say; lists of threads, searches and your
    /// inbox leave out what they wrote. What you ask for alone you are shown. Where you moderate you see everything, but in your inbox.
    /// Whom you have blocked may read and answer you. Unblocked, all of it is back.
    /// </remarks>
    [WolverinePut("/api/blocks/members/{number}"), Tags("Members")]
    public static async Task<Results<NoContent, ProblemHttpResult>> Put(
        long number, ClaimsPrincipal user, IMessageBus bus, [NotBody] RelationsQuery relations, CancellationToken cancellation)
    {
        if (await relations.FindMemberAsync(user.MemberId(), number, cancellation) is not { } other) return Requests.MemberNotFound.ToProblem();

        var command = new BlockMember(user.MemberId(), other, Blocks: true);
        return await bus.InvokeAsync<Decision>(command, cancellation) is Refused refused ? refused.ToProblem() : TypedResults.NoContent();
    }
}
