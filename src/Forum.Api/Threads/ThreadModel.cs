using Forum.Api.Comments;
using Forum.Api.Http;
using Forum.Api.Members;
using Forum.Domain;
using Npgsql;

namespace Forum.Api.Threads;

public enum ThreadKind
{
    Article,
    Text,
    Link,
}

public sealed record CommunityRef(long Number, string Name);

/// <summary>A thread in a list.</summary>
/// <param name="Author">Null for an imported article whose page does not say who posted it.</param>
public sealed record ThreadSummary(
    Guid Id, long Number, string Title, ThreadKind Kind, CommunityRef Community, MemberModel? Author, WrittenAt? WrittenAt,
    DateTimeOffset CreatedAt, DateTimeOffset LastActivity, long CommentCount, int Score, bool Locked)
{
    /// <summary>What <see cref="Read"/> wants selected, from <see cref="Tables"/>.</summary>
    public const string Columns =
        $"""
        thread.id, thread.number, thread.title, thread.kind, community.number, community.name, thread.created_at,
        coalesce(activity.last_activity, thread.created_at), coalesce(activity.comment_count, 0), thread.locked,
        {MemberModel.Columns}
        """;

    /// <summary>How many columns <see cref="Columns"/> names.</summary>
    public const int Width = 10 + MemberModel.Width;

    public const string Tables =
        """
        views.thread thread
        join views.community community on community.id = thread.community_id
        left join views.thread_activity activity on activity.thread_id = thread.id
        left join views.member member on member.id = thread.author_id
        """;

    public static ThreadSummary Read(NpgsqlDataReader row, Viewer viewer) => new(
        row.GetGuid(0), row.GetInt64(1), row.GetString(2), Enum.Parse<ThreadKind>(row.GetString(3), ignoreCase: true),
        new CommunityRef(row.GetInt64(4), row.GetString(5)),
        row.IsDBNull(10) ? null : MemberModel.Read(row, 10, viewer),
        WrittenAt: null, row.GetFieldValue<DateTimeOffset>(6), row.GetFieldValue<DateTimeOffset>(7),
        row.GetInt64(8), Score: 0, row.GetBoolean(9));
}

/// <summary>A thread with one page of its comments, depth first.</summary>
/// <param name="Next">Give this as <c>after</c> to read on; null on the last page.</param>
public sealed record ThreadModel(
    Guid Id, long Number, string Title, ThreadKind Kind, string Body, string Html, CommunityRef Community, MemberModel? Author,
    WrittenAt? WrittenAt, DateTimeOffset CreatedAt, long CommentCount, int Score, bool Locked,
    IReadOnlyList<CommentModel> Comments, string? Next)
{
    public static ThreadModel Of(ThreadSummary thread, string body, string html, Page<CommentModel> comments) => new(
        thread.Id, thread.Number, thread.Title, thread.Kind, body, html, thread.Community, thread.Author, thread.WrittenAt,
        thread.CreatedAt, thread.CommentCount, thread.Score, thread.Locked, comments.Items, comments.Next);
}
