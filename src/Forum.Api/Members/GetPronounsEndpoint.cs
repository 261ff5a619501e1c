using System.Security.Claims;
using Forum.Api.Http;
using Forum.Domain.Members.PronounFormats;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Members;

/// <param name="Losses">What of the pronouns the text does not say.</param>
public sealed record WrittenPronounsModel(string Format, string MediaType, string Text, IReadOnlyList<PronounLoss> Losses);

public static class GetPronounsEndpoint
{
    public const string Route = "/api/members/{handle}/pronouns";

    /// <summary>A member's pronouns; with <c>format</c>, as a text that other programs read.</summary>
    /// <param name="format">
    /// One of <c>vcard</c>, <c>jscontact</c>, <c>schemaorg</c>, <c>fhir</c> and <c>suffix</c>; as profiles show them, if not said.
    /// </param>
    [WolverineGet(Route), AllowAnonymous, Tags("Members")]
    public static async Task<Results<Ok<PronounsModel>, Ok<WrittenPronounsModel>, ProblemHttpResult>> Get(
        string handle, string? format, ClaimsPrincipal user, MemberQueries members, CancellationToken cancellation)
    {
        var writer = PronounFormat.Find(format);
        if (format is not null && writer is null) return Requests.FormatUnknown.ToProblem();
        var member = await members.FindProfileAsync(handle, user.Viewer(), cancellation);
        if (member is null) return Requests.MemberNotFound.ToProblem();
        if (writer is null) return TypedResults.Ok(member.Pronouns);

        var written = writer.Write(member.Pronouns.ToPronouns(), member.Handle);
        return TypedResults.Ok(new WrittenPronounsModel(writer.Name, writer.MediaType, written.Text, written.Losses));
    }
}
