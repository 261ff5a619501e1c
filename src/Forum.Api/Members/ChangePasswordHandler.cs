using Forum.Domain;
using Forum.Domain.Members;
using Marten;

namespace Forum.Api.Members;

public static class ChangePasswordHandler
{
    public static async Task<Decision> Handle(ChangePassword command, IDocumentSession session, CancellationToken cancellation)
    {
        var member = await session.Events.FetchForWriting<Member>(command.MemberId.Value, cancellation);
        var decision = ChangePassword.Decide(command, member.Aggregate!);
        if (decision is Decision.Accepted accepted)
        {
            member.AppendMany(accepted.Events);
            Sessions.EndAll(session, command.MemberId);
        }

        return decision;
    }
}
