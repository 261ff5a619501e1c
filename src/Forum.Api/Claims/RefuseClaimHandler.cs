using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Claims;
using Forum.Domain.Members;
using Marten;

namespace Forum.Api.Claims;

public static class RefuseClaimHandler
{
    public static async Task<Decision> Handle(RefuseClaim command, IDocumentSession session, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<ClaimRequest>(command.ClaimRequestId.Value, cancellation);
        var author = await session.Events.FetchLatest<Member>(stream.Aggregate!.Author.Value, cancellation);
        return RefuseClaim.Decide(command, stream.Aggregate, isGranted: author!.ClaimedBy is not null).RecordIn(stream);
    }
}
