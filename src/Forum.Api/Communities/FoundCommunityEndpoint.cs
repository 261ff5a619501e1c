using System.Security.Claims;
using Forum.Api.Http;
using Forum.Api.Storage;
using Forum.Api.Text;
using Forum.Domain;
using Forum.Domain.Communities;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Communities;

/// <param name="Id">Chosen by the client, so that a form submitted twice is one community; made here if not given.</param>
/// <param name="Name">2 to 50 letters, digits, '_' or '-'.</param>
public sealed record FoundCommunityRequest(Guid? Id = null, string? Name = null) : CommunitySettingsRequest;

public static class FoundCommunityEndpoint
{
    /// <summary>Founds a community, whose first moderator you are, or answers with it again if you founded it before.</summary>
    [WolverinePost("/api/communities"), Tags("Communities")]
    public static async Task<Results<Created<CommunityProfile>, ProblemHttpResult>> Post(
        FoundCommunityRequest? request, HttpContext http, ClaimsPrincipal user, IMessageBus bus, NumberSequences numbers,
        CommunityQueries communities, Mentioning mentioning, TimeProvider clock, CancellationToken cancellation)
    {
        request ??= new FoundCommunityRequest(); // a body of JSON null
        if (CommunityName.Check(request.Name ?? "") is { } badName) return badName.ToProblem();
        if (request.ToSettings().Check() is { } badSettings) return badSettings.ToProblem();

        var command = new FoundCommunity(
            new CommunityId(request.Id ?? http.NewId()), await numbers.NextAsync(Numbered.Community, cancellation), request.Name!,
            await mentioning.StoreAsync(request.ToSettings(), cancellation), user.MemberId(), new ImpositionId(Guid.CreateVersion7()), clock.GetUtcNow());
        if (await bus.InvokeAsync<Decision>(command, cancellation) is Refused refused) return refused.ToProblem();

        var community = (await communities.FindProfileAsync(command.Name, user.Viewer(), cancellation))!;
        return TypedResults.Created($"/api/communities/{Uri.EscapeDataString(community.Name)}", community);
    }
}
