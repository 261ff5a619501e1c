using System.Security.Claims;
using Forum.Api.Http;
using Forum.Api.Text;
using Forum.Domain;
using Forum.Domain.Communities;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Communities;

public static class EditCommunityEndpoint
{
    /// <summary>Replaces all settings of a community, as its moderator. What is left out is as in any new community.</summary>
    [WolverinePut("/api/communities/{name}"), Tags("Communities")]
    public static async Task<Results<Ok<CommunityProfile>, ProblemHttpResult>> Put(
        string name, CommunitySettingsRequest? request, ClaimsPrincipal user, IMessageBus bus, CommunityQueries communities, Mentioning mentioning,
        TimeProvider clock, CancellationToken cancellation)
    {
        var settings = (request ?? new CommunitySettingsRequest()).ToSettings();
        if (settings.Check() is { } badSettings) return badSettings.ToProblem();
        if (await communities.FindAsync(name, cancellation) is not { } community) return Requests.CommunityNotFound.ToProblem();

        var stored = await mentioning.StoreAsync(settings, cancellation);
        var command = new EditCommunity(new CommunityId(community.Id), stored, user.MemberId(), clock.GetUtcNow());
        if (await bus.InvokeAsync<Decision>(command, cancellation) is Refused refused) return refused.ToProblem();
        return TypedResults.Ok((await communities.FindProfileAsync(name, user.Viewer(), cancellation))!);
    }
}
