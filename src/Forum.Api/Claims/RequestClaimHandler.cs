using Forum.Domain;
using Forum.Domain.Claims;
using Forum.Domain.Comments;
using Forum.Domain.Members;
using Marten;

namespace Forum.Api.Claims;

public static class RequestClaimHandler
{
    public static async Task<Decision> Handle(
        RequestClaim command, IDocumentSession session, ClaimQueries claims, CancellationToken cancellation)
    {
        var states = session.CreateBatchQuery();
        var stream = states.Events.FetchStreamState(command.ClaimRequestId.Value);
        var existing = states.Events.FetchLatest<ClaimRequest>(command.ClaimRequestId.Value);
        var author = states.Events.FetchLatest<Member>(command.Author.Value);
        var claimant = states.Events.FetchLatest<Member>(command.Claimant.Value);
        await states.Execute(cancellation);

        if (await existing is null && await stream is not null) return PostComment.IdTaken; // by something that is no such request
        var open = await claims.FindOpenAsync(command.Claimant, command.Author, cancellation);
        var decision = RequestClaim.Decide(command, await existing, open, (await author)!, (await claimant)!);
        if (decision is Decision.Accepted { Events: { Count: > 0 } events })
        {
            session.Events.StartStream<ClaimRequest>(command.ClaimRequestId.Value, events);
        }

        return decision;
    }
}
