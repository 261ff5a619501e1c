using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Communities;
using Forum.Domain.Members;
using Forum.Domain.Threads;
using Marten;

namespace Forum.Api.Threads;

public static class MarkThreadOfficialHandler
{
    public static async Task<Decision> Handle(MarkThreadOfficial command, IDocumentSession session, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<DiscussionThread>(command.ThreadId.Value, cancellation);
        var thread = stream.Aggregate!;
        var author = thread.Author is { } id ? await session.Events.FetchLatest<Member>(id.Value, cancellation) : null;
        var community = await session.Events.FetchLatest<Community>(command.CommunityId.Value, cancellation);
        var actor = await session.Events.FetchLatest<Member>(command.Actor.Value, cancellation);
        return MarkThreadOfficial.Decide(command, thread, community!, author, actor!).RecordIn(stream);
    }
}
