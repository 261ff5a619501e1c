using System.Text.Json.Serialization;
using Forum.Api.Http;
using Forum.Api.Members;
using Forum.Api.Text;
using Forum.Domain;
using Forum.Domain.Comments;
using Npgsql;

namespace Forum.Api.Comments;

/// <summary>A comment as every answer shows one.</summary>
/// <param name="Parent">The number of the comment that this one answers; null at the top level, and where nobody knows.</param>
/// <param name="ParentKnown">False where an imported page has lost its nesting: then a null <paramref name="Parent"/> says nothing.</param>
/// <param name="Hidden">Why there is no body, or null where it is shown.</param>
public sealed record CommentModel(
    Guid Id, long Number, long? Parent, bool ParentKnown, int Depth, MemberModel Author, string Body, string Html, WrittenAt? WrittenAt,
    DateTimeOffset CreatedAt, DateTimeOffset? EditedAt, int Score, long ReplyCount, HiddenModel? Hidden)
{
    /// <summary>What <see cref="Read"/> wants selected, from <see cref="Tables"/>.</summary>
    public const string Columns =
        $"""
        comment.id, comment.number, comment.parent_number, comment.parent_known, comment.depth,
        case when comment.hidden_by is null then comment.body else '' end,
        comment.written_from, comment.written_to, comment.written_text, comment.created_at, comment.edited_at, comment.score,
        coalesce(reply_count.replies, 0), comment.hidden_by, comment.hidden_reason, {MemberModel.Columns}
        """;

    public const string Tables =
        """
        views.comment comment
        join views.member member on member.id = comment.author_id
        left join views.reply_count reply_count on reply_count.comment_id = comment.id
        """;

    public static CommentModel Read(NpgsqlDataReader row, Markup markup, Viewer viewer)
    {
        var body = row.GetString(5);
        return new CommentModel(
            row.GetGuid(0), row.GetInt64(1), row.IsDBNull(2) ? null : row.GetInt64(2), row.GetBoolean(3), row.GetInt32(4),
            MemberModel.Read(row, 15, viewer), body, markup.ToHtml(body),
            row.IsDBNull(6) ? null : new WrittenAt(Time(6), Time(7), row.GetString(8)),
            Time(9), row.IsDBNull(10) ? null : Time(10), row.GetInt32(11), row.GetInt64(12),
            row.IsDBNull(13) ? null : HiddenModel.Of(row.GetString(13), row.IsDBNull(14) ? null : row.GetString(14)));

        DateTimeOffset Time(int column) => row.GetFieldValue<DateTimeOffset>(column);
    }
}

public sealed record HiddenModel(
    SuppressionLayer By, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason)
{
    public static HiddenModel Of(string layer, string? reason) => new(Enum.Parse<SuppressionLayer>(layer), reason);
}
