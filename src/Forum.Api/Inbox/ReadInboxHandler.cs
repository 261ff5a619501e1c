using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Inbox;
using Marten;

namespace Forum.Api.Inbox;

public static class ReadInboxHandler
{
    public static Task<Decision> Handle(ReadInbox command, IDocumentSession session, CancellationToken cancellation) =>
        DecideAsync(command.InboxId, inbox => ReadInbox.Decide(command, inbox), session, cancellation);

    public static Task<Decision> Handle(ReadNotices command, IDocumentSession session, CancellationToken cancellation) =>
        DecideAsync(command.InboxId, inbox => ReadNotices.Decide(command, inbox), session, cancellation);

    static async Task<Decision> DecideAsync(
        InboxId id, Func<MemberInbox?, Decision> decide, IDocumentSession session, CancellationToken cancellation)
    {
        var inbox = await OwnEvents.HoldAsync(session, id.Value, cancellation);
        var decision = decide(inbox.IsStarted ? await session.Events.FetchLatest<MemberInbox>(id.Value, cancellation) : null);
        if (decision is Decision.Accepted { Events: var events }) inbox.Record<MemberInbox>(session, events);
        return decision;
    }
}
