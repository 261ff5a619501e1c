using Forum.Domain;
using Forum.Domain.Members;
using Marten;

namespace Forum.Api.Members;

public static class GrantAnalystHandler
{
    public static async Task<Decision> Handle(GrantAnalyst command, IDocumentSession session, CancellationToken cancellation)
    {
        var member = await session.Events.FetchForWriting<Member>(command.MemberId.Value, cancellation);
        var decision = GrantAnalyst.Decide(command, member.Aggregate!);
        if (decision is Decision.Accepted accepted) member.AppendMany(accepted.Events);
        return decision;
    }
}
