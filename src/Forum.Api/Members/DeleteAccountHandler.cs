using Forum.Domain;
using Forum.Domain.Members;
using Marten;

namespace Forum.Api.Members;

public static class DeleteAccountHandler
{
    public static async Task<Decision> Handle(
        DeleteAccount command, IDocumentSession session, AccountQueries accounts, CancellationToken cancellation)
    {
        var member = await session.Events.FetchForWriting<Member>(command.MemberId.Value, cancellation);
        var isLastAdministrator = await accounts.IsLastAdministratorAsync(command.MemberId, cancellation);
        var decision = DeleteAccount.Decide(command, member.Aggregate!, isLastAdministrator);
        if (decision is Decision.Accepted accepted)
        {
            member.AppendMany(accepted.Events);
            Sessions.EndAll(session, command.MemberId);
        }

        return decision;
    }
}
