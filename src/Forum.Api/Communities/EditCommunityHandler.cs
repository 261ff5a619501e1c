using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Communities;
using Forum.Domain.Members;
using Marten;

namespace Forum.Api.Communities;

public static class EditCommunityHandler
{
    public static async Task<Decision> Handle(EditCommunity command, IDocumentSession session, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<Community>(command.CommunityId.Value, cancellation);
        var actor = await session.Events.FetchLatest<Member>(command.Actor.Value, cancellation);
        return EditCommunity.Decide(command, stream.Aggregate!, actor!).RecordIn(stream);
    }
}
