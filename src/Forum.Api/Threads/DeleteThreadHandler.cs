using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Members;
using Forum.Domain.Threads;
using Marten;

namespace Forum.Api.Threads;

public static class DeleteThreadHandler
{
    public static async Task<Decision> Handle(DeleteThread command, IDocumentSession session, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<DiscussionThread>(command.ThreadId.Value, cancellation);
        var thread = stream.Aggregate!;
        var author = thread.Author is { } id ? await session.Events.FetchLatest<Member>(id.Value, cancellation) : null;
        return DeleteThread.Decide(command, thread, author).RecordIn(stream);
    }
}
