using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Comments;
using Forum.Domain.Threads;
using JasperFx.Events;

namespace Forum.Api.Members;

/// <summary>How much a member has written. Somebody who has written nothing has no row.</summary>
public sealed class MemberActivity() : Counter(Rows)
{
    static readonly ViewTable Rows = new ViewTable("member_activity")
        .Key("member_id", "uuid")
        .Required("comments", "bigint")
        .Required("threads", "bigint");

    protected override void Apply(IRowOperations operations, IReadOnlyList<IEvent> events)
    {
        var written = events
            .Select(e => Written(e.Data))
            .OfType<(MemberId Author, int Comments, int Threads)>()
            .GroupBy(written => written.Author.Value)
            .ToList();
        if (written.Count == 0) return;

        operations.QueueSqlCommand(
            """
            insert into views.member_activity as counted (member_id, comments, threads)
            select * from unnest(?, ?, ?)
            on conflict (member_id) do update
            set comments = counted.comments + excluded.comments, threads = counted.threads + excluded.threads
            """,
            written.Select(author => author.Key).ToArray(),
            written.Select(author => author.Sum(each => (long)each.Comments)).ToArray(),
            written.Select(author => author.Sum(each => (long)each.Threads)).ToArray());
    }

    static (MemberId Author, int Comments, int Threads)? Written(object @event) => @event switch
    {
        CommentPosted posted => (posted.Author, 1, 0),
        CommentImported imported => (imported.Author, 1, 0),
        ThreadStarted started => (started.Author, 0, 1),
        ThreadImported { Author: { } author } => (author, 0, 1),
        _ => null,
    };
}
