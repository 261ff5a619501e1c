using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Comments;
using JasperFx.Events;
using Marten;

namespace Forum.Api.Members;

/// <summary>How much a member has written. Somebody who has written nothing has no row.</summary>
public sealed class MemberActivity() : Counter(Rows)
{
    static readonly ViewTable Rows = new ViewTable("member_activity")
        .Key("member_id", "uuid")
        .Required("comments", "bigint")
        .Required("threads", "bigint");

    protected override void Apply(IDocumentOperations operations, IReadOnlyList<IEvent> events)
    {
        var written = events
            .Select(e => AuthorOf(e.Data))
            .OfType<MemberId>()
            .GroupBy(author => author.Value)
            .ToList();
        if (written.Count == 0) return;

        operations.QueueSqlCommand(
            """
            insert into views.member_activity as counted (member_id, comments, threads)
            select member_id, comments, 0 from unnest(?, ?) as added(member_id, comments)
            on conflict (member_id) do update set comments = counted.comments + excluded.comments
            """,
            written.Select(author => author.Key).ToArray(), written.Select(author => author.LongCount()).ToArray());
    }

    static MemberId? AuthorOf(object @event) => @event switch
    {
        CommentPosted posted => posted.Author,
        CommentImported imported => imported.Author,
        _ => null,
    };
}
