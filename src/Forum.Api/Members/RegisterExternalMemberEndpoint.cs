using System.Security.Claims;
using System.Text.Json.Serialization;
using Forum.Api.Http;
using Forum.Api.Http.Limits;
using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Members;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Members;

/// <param name="Pronouns">Unset if not said. An object, or a string as people write it: <c>"she/her, they/them"</c>, <c>"any"</c>.</param>
public sealed record RegisterExternalMemberRequest(
    string? Handle = null, [property: JsonConverter(typeof(PronounsRequestConverter))] PronounsRequest? Pronouns = null);

public static class RegisterExternalMemberEndpoint
{
    /// <summary>Registers an account without a password for whomever this request's token, which another issuer made, is about.</summary>
    [WolverinePost("/api/members/external"), ForNewcomers, Tags("Members"), CountsAs(Budget.SignIns)]
    public static async Task<Results<Created<MemberProfile>, ProblemHttpResult>> Post(
        RegisterExternalMemberRequest? request, ClaimsPrincipal user, IMessageBus bus, NumberSequences numbers, MemberQueries members,
        AccountQueries accounts, CancellationToken cancellation)
    {
        request ??= new RegisterExternalMemberRequest(); // a body of JSON null
        if (user.ExternalIdentity() is not var (issuer, subject)) return Requests.ExternalTokenRequired.ToProblem();
        if (Handle.Check(request.Handle ?? "") is { } badHandle) return badHandle.ToProblem();
        if (!(request.Pronouns ?? PronounsRequest.None).TryDeclare(out var pronouns, out var badPronouns)) return badPronouns.ToProblem();

        var command = new RegisterExternalMember(
            new MemberId(Guid.CreateVersion7()), await numbers.NextAsync(Numbered.Member, cancellation), request.Handle!, pronouns, issuer, subject);
        if (await bus.InvokeAsync<Decision>(command, cancellation) is Refused refused) return refused.ToProblem();

        var member = await accounts.FindExternalAsync(subject, cancellation) ?? command.MemberId; // perhaps registered by an earlier request
        var profile = (await members.FindProfileAsync(member, new Viewer(member, IsAdministrator: false, []), cancellation))!;
        return TypedResults.Created(GetMemberByNumberEndpoint.AddressOf(profile.Number), profile);
    }
}
