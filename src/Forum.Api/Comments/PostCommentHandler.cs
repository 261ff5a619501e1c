using Forum.Domain;
using Forum.Domain.Comments;
using Forum.Domain.Communities;
using Forum.Domain.Members;
using Forum.Domain.Threads;
using Marten;

namespace Forum.Api.Comments;

public static class PostCommentHandler
{
    public static async Task<Decision> Handle(PostComment command, IDocumentSession session, CancellationToken cancellation)
    {
        // The stream before what is in it: a comment that is stored just now is then seen by both or by the second.
        var states = session.CreateBatchQuery();
        var stream = states.Events.FetchStreamState(command.CommentId.Value);
        var existing = states.Events.FetchLatest<Comment>(command.CommentId.Value);
        var thread = states.Events.FetchLatest<DiscussionThread>(command.ThreadId.Value);
        var author = states.Events.FetchLatest<Member>(command.Author.Value);
        var community = states.Events.FetchLatest<Community>(command.CommunityId.Value);
        var parent = command.Parent is { } id ? states.Events.FetchLatest<Comment>(id.Value) : Task.FromResult<Comment?>(null);
        await states.Execute(cancellation);

        if (await existing is null && await stream is not null) return PostComment.IdTaken; // by something that is no comment
        var decision = PostComment.Decide(command, await existing, (await author)!, (await community)!, (await thread)!, await parent);
        if (decision is Decision.Accepted { Events: { Count: > 0 } events })
        {
            session.Events.StartStream<Comment>(command.CommentId.Value, events);
        }

        return decision;
    }
}
