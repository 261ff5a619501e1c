using Forum.Domain;
using Forum.Domain.Members;
using Marten;

namespace Forum.Api.Members;

public static class RegisterExternalMemberHandler
{
    public static async Task<Decision> Handle(
        RegisterExternalMember command, IDocumentSession session, AccountQueries accounts, CancellationToken cancellation)
    {
        var holder = await accounts.FindHolderAsync(command.Handle, command.MemberId, cancellation);
        var linked = await accounts.FindExternalAsync(command.SubjectHash, cancellation) is { } id
            ? await session.Events.FetchLatest<Member>(id.Value, cancellation)
            : null;
        var decision = RegisterExternalMember.Decide(command, holder, linked);
        if (decision is Decision.Accepted { Events: { Count: > 0 } events }) session.Events.StartStream<Member>(command.MemberId.Value, events);
        return decision;
    }
}
