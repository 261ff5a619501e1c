using System.Security.Claims;
using Forum.Api.Http;
using Forum.Api.Text;
using Forum.Domain;
using Forum.Domain.Members;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Members;

/// <param name="Bio">Markdown; empty for none.</param>
public sealed record ChangeBioRequest(string? Bio = null);

public static class ChangeBioEndpoint
{
    /// <summary>Changes what you say of yourself.</summary>
    [WolverinePut("/api/members/me/bio"), Tags("Members")]
    public static async Task<Results<Ok<OwnProfile>, ProblemHttpResult>> Put(
        ChangeBioRequest? request, ClaimsPrincipal user, IMessageBus bus, AccountQueries accounts, Mentioning mentioning,
        CancellationToken cancellation)
    {
        var bio = request?.Bio ?? "";
        if (Bio.Check(bio) is { } badBio) return badBio.ToProblem();

        var command = new ChangeBio(user.MemberId(), await mentioning.StoreAsync(bio, cancellation));
        return await bus.InvokeAsync<Decision>(command, cancellation) is Refused refused
            ? refused.ToProblem()
            : await GetOwnProfileEndpoint.Get(user, accounts, cancellation);
    }
}
