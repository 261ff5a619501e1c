using System.Security.Claims;
using Forum.Api.Communities;
using Forum.Api.Http;
using Forum.Domain;
using Forum.Domain.Members;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Members;

public static class UnfollowCommunityEndpoint
{
    /// <summary>Follows a community no longer.</summary>
    [WolverineDelete("/api/communities/{name}/follow"), Tags("Communities")]
    public static async Task<Results<NoContent, ProblemHttpResult>> Delete(
        string name, ClaimsPrincipal user, IMessageBus bus, CommunityQueries communities, CancellationToken cancellation)
    {
        if (await communities.FindAsync(name, cancellation) is not { } community) return Requests.CommunityNotFound.ToProblem();

        var command = new FollowCommunity(user.MemberId(), new CommunityId(community.Id), Follows: false);
        return await bus.InvokeAsync<Decision>(command, cancellation) is Refused refused ? refused.ToProblem() : TypedResults.NoContent();
    }
}
