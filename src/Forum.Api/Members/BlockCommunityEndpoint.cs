using System.Security.Claims;
using Forum.Api.Communities;
using Forum.Api.Http;
using Forum.Domain;
using Forum.Domain.Members;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Members;

public static class BlockCommunityEndpoint
{
    /// <summary>Blocks a community: you read no more of it in lists and searches of all communities.</summary>
    [WolverinePut("/api/communities/{name}/block"), Tags("Communities")]
    public static async Task<Results<NoContent, ProblemHttpResult>> Put(
        string name, ClaimsPrincipal user, IMessageBus bus, [NotBody] CommunityQueries communities, CancellationToken cancellation)
    {
        if (await communities.FindAsync(name, cancellation) is not { } community) return Requests.CommunityNotFound.ToProblem();

        var command = new BlockCommunity(user.MemberId(), new CommunityId(community.Id), Blocks: true);
        return await bus.InvokeAsync<Decision>(command, cancellation) is Refused refused ? refused.ToProblem() : TypedResults.NoContent();
    }
}
