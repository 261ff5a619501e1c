using System.Security.Claims;
using Forum.Api.Http;
using Forum.Domain;
using Forum.Domain.Members;
using Forum.Domain.Members.PronounFormats;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Members;

/// <param name="Format">One of <c>vcard</c>, <c>jscontact</c>, <c>schemaorg</c>, <c>fhir</c> and <c>suffix</c>.</param>
/// <param name="Text">What another program wrote: the pronouns, alone or among other things.</param>
/// <param name="Audience">Who may see them; whoever could before, if not said.</param>
public sealed record ImportPronounsRequest(string? Format = null, string? Text = null, PronounAudience? Audience = null);

/// <param name="Losses">What the text says that has no place here.</param>
public sealed record ImportedPronounsModel(PronounsModel Pronouns, IReadOnlyList<PronounLoss> Losses);

public static class ImportPronounsEndpoint
{
    /// <summary>Takes your own pronouns from a text of another program, and tells what of it could not be kept.</summary>
    [WolverinePost("/api/members/me/pronouns/import"), Tags("Members")]
    public static async Task<Results<Ok<ImportedPronounsModel>, ProblemHttpResult>> Post(
        ImportPronounsRequest? request, ClaimsPrincipal user, IMessageBus bus, MemberQueries members, CancellationToken cancellation)
    {
        if (PronounFormat.Find(request?.Format) is not { } format) return Requests.FormatUnknown.ToProblem();
        if (!format.TryRead(request?.Text ?? "", out var read, out var unreadable)) return unreadable.ToProblem();
        if (read.Pronouns.Stance is PronounStance.Unset) return Requests.PronounsNotFound.ToProblem();

        var command = new ChangePronouns(
            user.MemberId(), read.Pronouns with { Audience = request?.Audience ?? PronounAudience.Public },
            KeepsAudience: request?.Audience is null);
        if (await bus.InvokeAsync<Decision>(command, cancellation) is Refused refused) return refused.ToProblem();

        return TypedResults.Ok(new ImportedPronounsModel(await members.FindOwnPronounsAsync(command.MemberId, cancellation), read.Losses));
    }
}
