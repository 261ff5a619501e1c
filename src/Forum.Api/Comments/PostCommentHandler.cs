using Forum.Domain;
using Forum.Domain.Comments;
using Forum.Domain.Threads;
using Marten;

namespace Forum.Api.Comments;

public static class PostCommentHandler
{
    public static async Task<Decision> Handle(PostComment command, IDocumentSession session, CancellationToken cancellation)
    {
        var states = session.CreateBatchQuery();
        var existing = states.Events.FetchLatest<Comment>(command.CommentId.Value);
        var thread = states.Events.FetchLatest<DiscussionThread>(command.ThreadId.Value);
        var parent = command.Parent is { } id ? states.Events.FetchLatest<Comment>(id.Value) : Task.FromResult<Comment?>(null);
        await states.Execute(cancellation);

        var decision = PostComment.Decide(command, await existing, (await thread)!, await parent);
        if (decision is Decision.Accepted { Events: { Count: > 0 } events })
        {
            session.Events.StartStream<Comment>(command.CommentId.Value, events);
        }

        return decision;
    }
}
