using System.Security.Claims;
using Forum.Api.Http;
using Forum.Domain;
using Forum.Domain.Members;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Members;

public static class ChangePronounsEndpoint
{
    /// <summary>Changes your own pronouns; nobody else can. No answer tells what they were before.</summary>
    /// <param name="request">
    /// An object, or a string as people write it: <c>"she/her, they/them"</c>, <c>"any"</c>, or <c>""</c> for none.
    /// </param>
    [WolverinePut("/api/members/me/pronouns"), Tags("Members")]
    public static async Task<Results<Ok<PronounsModel>, ProblemHttpResult>> Put(
        PronounsRequest? request, ClaimsPrincipal user, IMessageBus bus, MemberQueries members, CancellationToken cancellation)
    {
        request ??= PronounsRequest.None; // a body of JSON null
        if (!request.TryDeclare(out var pronouns, out var badPronouns)) return badPronouns.ToProblem();

        var command = new ChangePronouns(user.MemberId(), pronouns, KeepsAudience: request.Audience is null);
        if (await bus.InvokeAsync<Decision>(command, cancellation) is Refused refused) return refused.ToProblem();

        return TypedResults.Ok(await members.FindOwnPronounsAsync(command.MemberId, cancellation));
    }
}
