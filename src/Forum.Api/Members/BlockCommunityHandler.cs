using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Members;
using Marten;

namespace Forum.Api.Members;

public static class BlockCommunityHandler
{
    public static async Task<Decision> Handle(BlockCommunity command, IDocumentSession session, CancellationToken cancellation)
    {
        var id = RelationsId.Of(command.MemberId).Value;
        await OwnEvents.HoldAsync(session, id, cancellation);
        var stream = await session.Events.FetchForWriting<Relations>(id, cancellation);
        return BlockCommunity.Decide(command, stream.Aggregate).RecordIn(stream);
    }
}
