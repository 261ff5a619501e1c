using Forum.Domain;
using Forum.Domain.Comments;
using Forum.Domain.Communities;
using Forum.Domain.Members;
using Marten;

namespace Forum.Api.Communities;

public static class FoundCommunityHandler
{
    public static async Task<Decision> Handle(
        FoundCommunity command, IDocumentSession session, CommunityQueries communities, CancellationToken cancellation)
    {
        var states = session.CreateBatchQuery();
        var stream = states.Events.FetchStreamState(command.CommunityId.Value);
        var existing = states.Events.FetchLatest<Community>(command.CommunityId.Value);
        var founder = states.Events.FetchLatest<Member>(command.Founder.Value);
        await states.Execute(cancellation);
        var holder = await communities.FindAsync(command.Name, cancellation);

        if (await existing is null && await stream is not null) return PostComment.IdTaken; // by something that is no community
        var decision = FoundCommunity.Decide(
            command, await existing, holder is null ? null : new CommunityId(holder.Id), (await founder)!);
        if (decision is Decision.Accepted { Events: { Count: > 0 } events })
        {
            session.Events.StartStream<Community>(command.CommunityId.Value, events);
        }

        return decision;
    }
}
