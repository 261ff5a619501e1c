using Forum.Domain;
using Forum.Domain.Members;
using Marten;

namespace Forum.Api.Members;

public static class RegisterMemberHandler
{
    public static async Task<Decision> Handle(
        RegisterMember command, IDocumentSession session, MemberQueries members, CancellationToken cancellation)
    {
        var holder = await members.FindProfileAsync(command.Handle, cancellation);
        var decision = RegisterMember.Decide(command, holder is null ? null : new MemberId(holder.Id));
        if (decision is Decision.Accepted accepted) session.Events.StartStream<Member>(command.MemberId.Value, accepted.Events);
        return decision;
    }
}
