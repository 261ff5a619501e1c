using Forum.Api.Http;
using Forum.Api.Members;
using Forum.Api.Moderation;
using Forum.Api.Votes;
using Forum.Domain;
using Npgsql;

namespace Forum.Api.Comments;

/// <summary>A comment as its row has it: who wrote it, and what of it the viewer may see, is said by <see cref="By"/>.</summary>
public sealed record StoredComment(
    CommentModel Comment, Guid Author, Guid Community, short HidesText, short HidesAuthor, short HidesExistence, string? Reason)
{
    /// <summary>What <see cref="Read"/> wants selected, of <c>views.comment</c> as <c>comment</c> with <see cref="Joins"/>. $3 is the viewer.</summary>
    /// <param name="thread">SQL for the number of its thread.</param>
    /// <param name="replies">SQL for how many direct answers it has that everybody may know of.</param>
    public static string Select(string thread, string replies) =>
        $"""
        comment.id, comment.number, {thread}, comment.parent_number, comment.parent_known, comment.depth, comment.body,
        comment.written_from, comment.written_to, comment.written_text, comment.created_at, comment.edited_at, comment.revision, comment.official,
        {CommentModel.ScoreSql}, coalesce(tally.up, 0), coalesce(tally.down, 0), coalesce(own_vote.vote, 0::smallint), own_saved.item_id is not null,
        {replies}, comment.author_id, comment.community_id, comment.hides_text, comment.hides_author, comment.hides_existence,
        {HiddenReason.OfComment}
        """;

    /// <summary>How many columns <see cref="Select"/> names.</summary>
    public const int Width = 26;

    /// <summary>What is joined to a comment that has been found.</summary>
    public const string Joins =
        """
        left join views.tally tally on tally.item_id = comment.id
        left join views.vote own_vote on own_vote.voter_id = $3 and own_vote.item_id = comment.id
        left join views.saved own_saved on own_saved.member_id = $3 and own_saved.item_id = comment.id
        """;

    public const string RepliesJoin = "left join views.reply_count reply_count on reply_count.comment_id = comment.id";

    /// <summary>SQL for how many direct answers it has, for <see cref="RepliesJoin"/>.</summary>
    public const string Replies =
        """
        case when reply_count.replies > 0 then reply_count.replies - (
            select count(*) from views.comment reply where reply.parent_key = comment.id and reply.hides_existence > 0) else 0 end
        """;

    public static StoredComment Read(NpgsqlDataReader row)
    {
        // In the order of the columns: to go back in a row is to look for its columns from the first on.
        var comment = new CommentModel(
            row.GetGuid(0), row.GetInt64(1), row.GetInt64(2), row.IsDBNull(3) ? null : row.GetInt64(3), row.GetBoolean(4), row.GetInt32(5),
            Author: null, row.GetString(6), Html: "",
            row.IsDBNull(7) ? null : new WrittenAt(Time(7), Time(8), row.GetString(9)),
            Time(10), row.IsDBNull(11) ? null : Time(11), row.GetInt32(12), row.GetBoolean(13),
            row.GetInt64(14), row.GetInt64(15), row.GetInt64(16), VoteView.Shown(row.GetInt16(17)), row.GetBoolean(18), row.GetInt64(19),
            MoreReplies: 0, Hidden: null, Blocked: false);
        return new StoredComment(
            comment, row.GetGuid(20), row.GetGuid(21), row.GetInt16(22), row.GetInt16(23), row.GetInt16(24), row.IsDBNull(25) ? null : row.GetString(25));

        DateTimeOffset Time(int column) => row.GetFieldValue<DateTimeOffset>(column);
    }

    /// <summary>The same with the answers that somebody has counted.</summary>
    /// <param name="hidden">How many of them a page leaves out.</param>
    public StoredComment Answered(long replies, long hidden) => this with { Comment = Comment with { ReplyCount = replies, MoreReplies = hidden } };

    /// <summary>Whether the viewer may know of it, if they may know of what is above it.</summary>
    public bool Exists(Person author, Viewer viewer) => Visibility.Exists(HidesExistence, viewer, author.Member.Id, Community);

    /// <summary>With the body as it is stored, and no HTML yet: both come with <see cref="CommentModel.Shown"/>.</summary>
    /// <param name="unfolds">Shows what is folded because its author is blocked.</param>
    public CommentModel By(Person author, Viewer viewer, bool unfolds = false)
    {
        var seesThrough = Visibility.SeesThrough(viewer, author.Member.Id, Community);
        var hidesText = Visibility.HidesText(HidesText, author);
        var isBlocked = Members.Blocked.Folds(HidesAuthor, author, viewer, Community);
        return Comment with
        {
            Author = Visibility.Shows(HidesAuthor, seesThrough) ? author.Member : null,
            Body = Visibility.Shows(hidesText, seesThrough) && (unfolds || !isBlocked) ? Comment.Body : "",
            Hidden = HiddenModel.Of(hidesText, HidesAuthor, HidesExistence, Reason),
            Blocked = isBlocked,
        };
    }
}
