using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Shelves;
using Marten;

namespace Forum.Api.Shelves;

public static class MoveReadMarkHandler
{
    public static async Task<Decision> Handle(MoveReadMark command, IDocumentSession session, CancellationToken cancellation)
    {
        var shelf = await OwnEvents.HoldAsync(session, ShelfId.Of(command.MemberId).Value, cancellation);
        var decision = MoveReadMark.Decide(
            command, await ShelfView.ReadUpToAsync(session, command.MemberId, command.ThreadId, cancellation));
        if (decision is Decision.Accepted { Events: var events }) shelf.Record<Shelf>(session, events);
        return decision;
    }
}
