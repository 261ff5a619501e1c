using Forum.Domain;
using Forum.Domain.Members;
using Marten;

namespace Forum.Api.Members;

public static class ChangeHandleHandler
{
    public static async Task<Decision> Handle(
        ChangeHandle command, IDocumentSession session, AccountQueries accounts, CancellationToken cancellation)
    {
        var member = await session.Events.FetchForWriting<Member>(command.MemberId.Value, cancellation);
        var holder = await accounts.FindHolderAsync(command.Handle, command.MemberId, cancellation);
        var decision = ChangeHandle.Decide(command, member.Aggregate!, holder);
        if (decision is Decision.Accepted accepted) member.AppendMany(accepted.Events);
        return decision;
    }
}
