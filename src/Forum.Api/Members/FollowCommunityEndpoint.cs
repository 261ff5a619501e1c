using System.Security.Claims;
using Forum.Api.Communities;
using Forum.Api.Http;
using Forum.Domain;
using Forum.Domain.Members;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Members;

public static class FollowCommunityEndpoint
{
    /// <summary>Follows a community.</summary>
    [WolverinePut("/api/communities/{name}/follow"), Tags("Communities")]
    public static Task<Results<NoContent, ProblemHttpResult>> Put(
        string name, ClaimsPrincipal user, IMessageBus bus, [NotBody] CommunityQueries communities, CancellationToken cancellation) =>
        SetAsync(name, follows: true, user, bus, communities, cancellation);

    /// <summary>Follows a community no longer.</summary>
    [WolverineDelete("/api/communities/{name}/follow"), Tags("Communities")]
    public static Task<Results<NoContent, ProblemHttpResult>> Delete(
        string name, ClaimsPrincipal user, IMessageBus bus, CommunityQueries communities, CancellationToken cancellation) =>
        SetAsync(name, follows: false, user, bus, communities, cancellation);

    static async Task<Results<NoContent, ProblemHttpResult>> SetAsync(
        string name, bool follows, ClaimsPrincipal user, IMessageBus bus, CommunityQueries communities, CancellationToken cancellation)
    {
        if (await communities.FindAsync(name, cancellation) is not { } community) return Requests.CommunityNotFound.ToProblem();

        var command = new FollowCommunity(user.MemberId(), new CommunityId(community.Id), follows);
        return await bus.InvokeAsync<Decision>(command, cancellation) is Refused refused ? refused.ToProblem() : TypedResults.NoContent();
    }
}
