using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Comments;
using Forum.Domain.Members;
using Forum.Domain.Threads;
using Marten;

namespace Forum.Api.Comments;

public static class EditCommentHandler
{
    public static async Task<Decision> Handle(EditComment command, IDocumentSession session, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<Comment>(command.CommentId.Value, cancellation);
        var comment = stream.Aggregate!;
        var states = session.CreateBatchQuery();
        var thread = states.Events.FetchLatest<DiscussionThread>(comment.ThreadId.Value);
        var author = states.Events.FetchLatest<Member>(comment.Author.Value);
        var actor = states.Events.FetchLatest<Member>(command.Actor.Value);
        await states.Execute(cancellation);

        return EditComment.Decide(command, comment, (await thread)!, (await author)!, (await actor)!).RecordIn(stream);
    }
}
