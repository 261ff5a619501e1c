using Forum.Api.Storage;
using Forum.Domain.Comments;
using Forum.Domain.Threads;
using JasperFx.Events;

namespace Forum.Api.Analytics;

/// <summary>Threads, comments and edits, without a word of what they say.</summary>
public sealed class AnalysedPosts() : Counter(Threads, Comments, Edits)
{
    public const string Thread = "thread", Comment = "comment";

    static readonly ViewTable Threads = new AnalyticsTable("thread")
        .Key("id", "uuid")
        .Required("number", "bigint")
        .Required("community_id", "uuid")
        .Optional("author_id", "uuid")
        .Required("started_at", "timestamptz")
        .Required("is_imported", "boolean")
        .Required("is_link", "boolean")
        .Optional("written_from", "timestamptz")
        .Optional("written_to", "timestamptz")
        .Optional("imported_score", "integer");

    // parent_key is the parent, or the thread where there is none, so that what is below something is found by one index.
    static readonly ViewTable Comments = new AnalyticsTable("comment")
        .Key("id", "uuid")
        .Required("number", "bigint")
        .Required("thread_id", "uuid")
        .Required("parent_key", "uuid")
        .Required("parent_known", "boolean")
        .Required("depth", "integer")
        .Required("author_id", "uuid")
        .Required("posted_at", "timestamptz")
        .Required("is_imported", "boolean")
        .Optional("written_from", "timestamptz")
        .Optional("written_to", "timestamptz")
        .Optional("imported_score", "integer")
        .Index("analytics_comment_below", "parent_key")
        .Index("analytics_comment_thread", "thread_id");

    static readonly ViewTable Edits = new AnalyticsTable("edit")
        .Key("item_id", "uuid")
        .Key("revision", "integer")
        .Required("item_kind", "text")
        .Required("edited_at", "timestamptz");

    public override bool IsOfStreams => true;

    protected override void Apply(IRowOperations operations, IReadOnlyList<IEvent> events)
    {
        Queue(operations, "thread", [.. events.Select(e => ThreadOf(e)).OfType<object?[]>()], ThreadTypes);
        Queue(operations, "comment", [.. events.Select(e => CommentOf(e)).OfType<object?[]>()], CommentTypes);
        Queue(operations, "edit", [.. events.Select(e => EditOf(e)).OfType<object?[]>()], EditTypes);
    }

    static readonly Type[] ThreadTypes =
        [typeof(Guid), typeof(long), typeof(Guid), typeof(Guid?), typeof(DateTimeOffset), typeof(bool), typeof(bool), typeof(DateTimeOffset?), typeof(DateTimeOffset?), typeof(int?)];

    static readonly Type[] CommentTypes =
    [
        typeof(Guid), typeof(long), typeof(Guid), typeof(Guid), typeof(bool), typeof(int), typeof(Guid), typeof(DateTimeOffset), typeof(bool),
        typeof(DateTimeOffset?), typeof(DateTimeOffset?), typeof(int?),
    ];

    static readonly Type[] EditTypes = [typeof(Guid), typeof(int), typeof(string), typeof(DateTimeOffset)];

    static object?[]? ThreadOf(IEvent e) => e.Data switch
    {
        ThreadStarted started =>
            [started.ThreadId.Value, started.Number, started.CommunityId.Value, started.Author.Value, Utc(e.Timestamp), false, started.Link is not null, null, null, null],
        ThreadImported imported =>
        [
            imported.ThreadId.Value, imported.Number, imported.CommunityId.Value, imported.Author?.Value, Utc(e.Timestamp), true, imported.Link is not null,
            Utc(imported.WrittenAt.From), Utc(imported.WrittenAt.To), imported.Score,
        ],
        ArticleImported imported =>
            [imported.ThreadId.Value, imported.Number, imported.CommunityId.Value, null, Utc(e.Timestamp), true, false, null, null, null],
        _ => null,
    };

    static object?[]? CommentOf(IEvent e) => e.Data switch
    {
        CommentPosted posted =>
        [
            posted.CommentId.Value, posted.Number, posted.ThreadId.Value, posted.Parent?.Value ?? posted.ThreadId.Value, true, posted.Depth,
            posted.Author.Value, Utc(e.Timestamp), false, null, null, null,
        ],
        CommentImported imported =>
        [
            imported.CommentId.Value, imported.Number, imported.ThreadId.Value, imported.Parent?.Value ?? imported.ThreadId.Value, imported.ParentKnown,
            imported.Depth, imported.Author.Value, Utc(e.Timestamp), true, Utc(imported.WrittenAt.From), Utc(imported.WrittenAt.To), imported.Score,
        ],
        _ => null,
    };

    static object?[]? EditOf(IEvent e) => e.Data switch
    {
        ThreadEdited edited => [edited.ThreadId.Value, edited.Revision, Thread, Utc(e.Timestamp)],
        CommentEdited edited => [edited.CommentId.Value, edited.Revision, Comment, Utc(e.Timestamp)],
        _ => null,
    };

    static DateTimeOffset Utc(DateTimeOffset at) => at.ToUniversalTime();

    /// <summary>All rows in one statement, a column at a time.</summary>
    static void Queue(IRowOperations operations, string table, IReadOnlyList<object?[]> rows, Type[] types)
    {
        if (rows.Count == 0) return;
        var places = string.Join(", ", types.Select(_ => "?"));
        operations.QueueSqlCommand(
            $"insert into {ViewTable.Schema}.{AnalyticsTable.Prefix}{table} select * from unnest({places})",
            [.. types.Select((type, column) => Column(rows, type, column))]);
    }

    static Array Column(IReadOnlyList<object?[]> rows, Type type, int column)
    {
        var values = Array.CreateInstance(type, rows.Count);
        for (var row = 0; row < rows.Count; row++) values.SetValue(rows[row][column], row);
        return values;
    }
}
