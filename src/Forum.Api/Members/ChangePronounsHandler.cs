using Forum.Api.Http;
using Forum.Domain;
using Forum.Domain.Members;
using Marten;

namespace Forum.Api.Members;

public static class ChangePronounsHandler
{
    public static async Task<Decision> Handle(ChangePronouns command, IDocumentSession session, CancellationToken cancellation)
    {
        var member = await session.Events.FetchForWriting<Member>(command.MemberId.Value, cancellation);
        if (member.Aggregate is null) return Requests.SignInRequired;

        var decision = ChangePronouns.Decide(command, member.Aggregate);
        if (decision is Decision.Accepted accepted) member.AppendMany(accepted.Events);
        return decision;
    }
}
