using Forum.Domain;
using Forum.Domain.Members;
using Marten;

namespace Forum.Api.Members;

public static class RegisterMemberHandler
{
    public static async Task<Decision> Handle(
        RegisterMember command, IDocumentSession session, MemberQueries members, CancellationToken cancellation)
    {
        var decision = RegisterMember.Decide(command, await members.FindHolderAsync(command.Handle, cancellation));
        if (decision is Decision.Accepted accepted) session.Events.StartStream<Member>(command.MemberId.Value, accepted.Events);
        return decision;
    }
}
