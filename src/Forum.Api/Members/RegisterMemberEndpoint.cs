using Forum.Api.Http;
using Forum.Api.Http.Limits;
using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Members;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Members;

/// <param name="Pronouns">Unset if not said. An object, or a string as people write it: <c>"she/her, they/them"</c>, <c>"any"</c>.</param>
public sealed record RegisterMemberRequest(
    string? Handle = null, [property: Secret] string? Password = null, PronounsRequest? Pronouns = null);

public static class RegisterMemberEndpoint
{
    /// <summary>Registers an account. Sign in with <c>POST /api/sessions</c> to use it.</summary>
    [WolverinePost("/api/members"), AllowAnonymous, Tags("Members"), CountsAs(Budget.SignIns)]
    public static async Task<Results<Created<MemberProfile>, ProblemHttpResult>> Post(
        RegisterMemberRequest? request, IMessageBus bus, Passwords passwords, NumberSequences numbers, MemberQueries members,
        CancellationToken cancellation)
    {
        request ??= new RegisterMemberRequest(); // a body of JSON null
        if (Handle.Check(request.Handle ?? "") is { } badHandle) return badHandle.ToProblem();
        if (Password.Check(request.Password ?? "") is { } badPassword) return badPassword.ToProblem();
        if (!(request.Pronouns ?? PronounsRequest.None).TryDeclare(out var pronouns, out var badPronouns)) return badPronouns.ToProblem();

        var command = new RegisterMember(
            new MemberId(Guid.CreateVersion7()), await numbers.NextAsync(Numbered.Member, cancellation),
            request.Handle!, passwords.Hash(request.Password!), pronouns);

        if (await bus.InvokeAsync<Decision>(command, cancellation) is Refused refused) return refused.ToProblem();

        var profile = await members.FindProfileAsync(
            command.MemberId, new Viewer(command.MemberId, IsAdministrator: false, []), cancellation);
        return TypedResults.Created(GetMemberByNumberEndpoint.AddressOf(command.Number), profile);
    }
}
