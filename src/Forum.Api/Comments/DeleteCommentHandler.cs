using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Comments;
using Forum.Domain.Members;
using Marten;

namespace Forum.Api.Comments;

public static class DeleteCommentHandler
{
    public static async Task<Decision> Handle(DeleteComment command, IDocumentSession session, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<Comment>(command.CommentId.Value, cancellation);
        var author = await session.Events.FetchLatest<Member>(stream.Aggregate!.Author.Value, cancellation);
        return DeleteComment.Decide(command, stream.Aggregate, author!).RecordIn(stream);
    }
}
