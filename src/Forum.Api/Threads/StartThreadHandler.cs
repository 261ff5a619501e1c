using Forum.Domain;
using Forum.Domain.Comments;
using Forum.Domain.Members;
using Forum.Domain.Threads;
using Marten;

namespace Forum.Api.Threads;

public static class StartThreadHandler
{
    public static async Task<Decision> Handle(StartThread command, IDocumentSession session, CancellationToken cancellation)
    {
        // The stream before what is in it: a thread that is stored just now is then seen by both or by the second.
        var states = session.CreateBatchQuery();
        var stream = states.Events.FetchStreamState(command.ThreadId.Value);
        var existing = states.Events.FetchLatest<DiscussionThread>(command.ThreadId.Value);
        var author = states.Events.FetchLatest<Member>(command.Author.Value);
        await states.Execute(cancellation);

        if (await existing is null && await stream is not null) return PostComment.IdTaken; // by something that is no thread
        var decision = StartThread.Decide(command, await existing, (await author)!);
        if (decision is Decision.Accepted { Events: { Count: > 0 } events })
        {
            session.Events.StartStream<DiscussionThread>(command.ThreadId.Value, events);
        }

        return decision;
    }
}
