using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Comments;
using Forum.Domain.Communities;
using Forum.Domain.Members;
using Marten;

namespace Forum.Api.Comments;

public static class MarkCommentOfficialHandler
{
    public static async Task<Decision> Handle(MarkCommentOfficial command, IDocumentSession session, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<Comment>(command.CommentId.Value, cancellation);
        var comment = stream.Aggregate!;
        var states = session.CreateBatchQuery();
        var community = states.Events.FetchLatest<Community>(command.CommunityId.Value);
        var author = states.Events.FetchLatest<Member>(comment.Author.Value);
        var actor = states.Events.FetchLatest<Member>(command.Actor.Value);
        await states.Execute(cancellation);

        return MarkCommentOfficial.Decide(command, comment, (await community)!, (await author)!, (await actor)!).RecordIn(stream);
    }
}
