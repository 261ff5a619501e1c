using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Shelves;
using Marten;

namespace Forum.Api.Shelves;

public static class UnsaveItemHandler
{
    public static async Task<Decision> Handle(UnsaveItem command, IDocumentSession session, CancellationToken cancellation)
    {
        var shelf = await OwnEvents.HoldAsync(session, ShelfId.Of(command.MemberId).Value, cancellation);
        var decision = UnsaveItem.Decide(command, await ShelfView.HoldsAsync(session, command.MemberId, command.Item, cancellation));
        if (decision is Decision.Accepted { Events: var events }) shelf.Record<Shelf>(session, events);
        return decision;
    }
}
