using Forum.Domain;
using Forum.Domain.Inbox;
using Marten;

namespace Forum.Api.Inbox;

public static class ReadInboxHandler
{
    public static Task<Decision> Handle(ReadInbox command, IDocumentSession session, InboxQueries inboxes, CancellationToken cancellation) =>
        DecideAsync(command.Member, command.InboxId, inbox => ReadInbox.Decide(command, inbox), session, inboxes, cancellation);

    public static Task<Decision> Handle(ReadNotices command, IDocumentSession session, InboxQueries inboxes, CancellationToken cancellation) =>
        DecideAsync(command.Member, command.InboxId, inbox => ReadNotices.Decide(command, inbox), session, inboxes, cancellation);

    static async Task<Decision> DecideAsync(
        MemberId member, InboxId fresh, Func<MemberInbox?, Decision> decide, IDocumentSession session, InboxQueries inboxes, CancellationToken cancellation)
    {
        var known = await inboxes.FindAsync(member, cancellation);
        var decision = decide(known is { } id ? await session.Events.FetchLatest<MemberInbox>(id.Value, cancellation) : null);
        if (decision is not Decision.Accepted { Events: { Count: > 0 } events }) return decision;

        if (known is { } inbox) session.Events.Append(inbox.Value, events);
        else session.Events.StartStream<MemberInbox>(fresh.Value, events);
        return decision;
    }
}
