using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Claims;
using Marten;

namespace Forum.Api.Claims;

public static class RetractClaimHandler
{
    public static async Task<Decision> Handle(RetractClaim command, IDocumentSession session, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<ClaimRequest>(command.ClaimRequestId.Value, cancellation);
        return RetractClaim.Decide(command, stream.Aggregate!).RecordIn(stream);
    }
}
