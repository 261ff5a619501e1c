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
    /// <summary>Blocks a community: you read no more of it in lists of all communities.</summary>
    [WolverinePut("/api/communities/{name}/block"), Tags("Communities")]
    public static Task<Results<NoContent, ProblemHttpResult>> Put(
        string name, ClaimsPrincipal user, IMessageBus bus, [NotBody] CommunityQueries communities, CancellationToken cancellation) =>
        SetAsync(name, blocks: true, user, bus, communities, cancellation);

    /// <summary>Blocks a community no longer.</summary>
    [WolverineDelete("/api/communities/{name}/block"), Tags("Communities")]
    public static Task<Results<NoContent, ProblemHttpResult>> Delete(
        string name, ClaimsPrincipal user, IMessageBus bus, CommunityQueries communities, CancellationToken cancellation) =>
        SetAsync(name, blocks: false, user, bus, communities, cancellation);

    static async Task<Results<NoContent, ProblemHttpResult>> SetAsync(
        string name, bool blocks, ClaimsPrincipal user, IMessageBus bus, CommunityQueries communities, CancellationToken cancellation)
    {
        if (await communities.FindAsync(name, cancellation) is not { } community) return Requests.CommunityNotFound.ToProblem();

        var command = new BlockCommunity(user.MemberId(), new CommunityId(community.Id), blocks);
        return await bus.InvokeAsync<Decision>(command, cancellation) is Refused refused ? refused.ToProblem() : TypedResults.NoContent();
    }
}
