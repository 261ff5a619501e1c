using Forum.Domain;
using Forum.Domain.Members;
using Marten;

namespace Forum.Api.Members;

public static class RegisterMemberHandler
{
    public static async Task<Decision> Handle(
        RegisterMember command, IDocumentSession session, AccountQueries accounts, CancellationToken cancellation)
    {
        var decision = RegisterMember.Decide(command, await accounts.FindHolderAsync(command.Handle, command.MemberId, cancellation));
        if (decision is Decision.Accepted accepted) session.Events.StartStream<Member>(command.MemberId.Value, accepted.Events);
        return decision;
    }
}
