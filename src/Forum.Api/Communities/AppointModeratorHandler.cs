using Forum.Domain;
using Forum.Domain.Communities;
using Forum.Domain.Members;
using Marten;

namespace Forum.Api.Communities;

public static class AppointModeratorHandler
{
    public static async Task<Decision> Handle(AppointModerator command, IDocumentSession session, CancellationToken cancellation)
    {
        var community = await session.Events.FetchForWriting<Community>(command.CommunityId.Value, cancellation);
        var member = await session.Events.FetchLatest<Member>(command.Moderator.Value, cancellation);
        var decision = AppointModerator.Decide(command, community.Aggregate!, member!);
        if (decision is Decision.Accepted accepted) community.AppendMany(accepted.Events);
        return decision;
    }
}
