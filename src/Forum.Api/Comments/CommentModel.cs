using System.Text.Json.Serialization;
using Forum.Api.Http;
using Forum.Api.Members;
using Forum.Api.Moderation;
using Forum.Api.Text;
using Forum.Api.Votes;
using Forum.Domain;
using Forum.Domain.Votes;
using Npgsql;

namespace Forum.Api.Comments;

/// <summary>A comment as every answer shows one.</summary>
/// <param name="Parent">The number of the comment that this one answers; null at the top level, and where nobody knows.</param>
/// <param name="ParentKnown">False where an imported page has lost its nesting: then a null <paramref name="Parent"/> says nothing.</param>
/// <param name="Author">Null where it is hidden who wrote it.</param>
/// <param name="Body">Empty where it is hidden what it says.</param>
/// <param name="Revision">Counts the versions; 1 until it is edited.</param>
/// <param name="Official">The author speaks as a moderator.</param>
/// <param name="Thread">The number of the thread that it is in.</param>
/// <param name="Score">Upvotes less downvotes, and what a page showed that it was imported from.</param>
/// <param name="MyVote">How you vote; null where you do not.</param>
/// <param name="Saved">It is on your shelf.</param>
/// <param name="ReplyCount">How many direct answers it has.</param>
/// <param name="MoreReplies">
/// How many of its direct answers a page of its thread leaves out because they lie below the depth asked for.
/// </param>
/// <param name="Hidden">What is not shown to everybody, and why; null where nothing is.</param>
/// <param name="Blocked">
/// You have blocked who wrote it, and do not moderate here. Lists and threads show it at its place, and its text only where it is asked for alone.
/// </param>
public sealed record CommentModel(
    Guid Id, long Number, long Thread, long? Parent, bool ParentKnown, int Depth, MemberModel? Author, string Body, string Html,
    WrittenAt? WrittenAt, DateTimeOffset CreatedAt, DateTimeOffset? EditedAt, int Revision, bool Official,
    long Score, long Upvotes, long Downvotes, Vote? MyVote, bool Saved, long ReplyCount, long MoreReplies, HiddenModel? Hidden,
    bool Blocked) : IMentioning<CommentModel>
{
    /// <summary>SQL for <see cref="Score"/>.</summary>
    public const string ScoreSql = "(comment.score + coalesce(tally.up, 0) - coalesce(tally.down, 0))";

    /// <summary>What <see cref="Read"/> wants selected, from <see cref="Tables"/>.</summary>
    public static readonly string Columns = Select(
        "(select home.number from views.thread home where home.id = comment.thread_id)",
        """
        case when reply_count.replies > 0 then reply_count.replies - (
            select count(*) from views.comment reply where reply.parent_key = comment.id and reply.hides_existence > 0) else 0 end
        """);

    /// <summary>Who wrote it as of now: the account that claimed an imported author, else the author. $3 is the viewer.</summary>
    public const string Tables = $"views.comment comment {Joins}";

    /// <summary>
    /// What is joined to a comment that has been found. In this order, from it on: there are more tables than the database tries all orders of.
    /// </summary>
    public const string Joins =
        $"""
        {People}
        left join views.reply_count reply_count on reply_count.comment_id = comment.id
        """;

    /// <summary><see cref="Joins"/> without what <see cref="Select"/> may be given otherwise.</summary>
    public const string People =
        """
        join views.member author on author.id = comment.author_id
        join views.member member on member.id = coalesce(author.claimed_by, author.id)
        left join views.tally tally on tally.item_id = comment.id
        left join views.vote own_vote on own_vote.voter_id = $3 and own_vote.item_id = comment.id
        left join views.saved own_saved on own_saved.member_id = $3 and own_saved.item_id = comment.id
        """;

    /// <summary>The place in the row of the layers that hide that it exists.</summary>
    public const int HidesExistence = 16;

    /// <param name="thread">SQL for the number of its thread.</param>
    /// <param name="replies">SQL for how many direct answers it has that everybody may know of.</param>
    public static string Select(string thread, string replies) =>
        $"""
        comment.id, comment.number, comment.parent_number, comment.parent_known, comment.depth, comment.body,
        comment.written_from, comment.written_to, comment.written_text, comment.created_at, comment.edited_at, {ScoreSql}, {replies},
        comment.community_id, {Visibility.HidesText("comment", "member")}, comment.hides_author, comment.hides_existence, {HiddenReason.OfComment},
        comment.revision, comment.official,
        coalesce(tally.up, 0), coalesce(tally.down, 0), coalesce(own_vote.vote, 0::smallint), own_saved.item_id is not null, {thread},
        {Members.Blocked.Folds("comment", "member.id")},
        {MemberModel.Columns}
        """;

    const int At = 26;

    /// <summary>How many columns <see cref="Columns"/> names.</summary>
    public const int Width = At + MemberModel.Width;

    /// <summary>True where the viewer, the first three parameters, may know of the comment.</summary>
    public static readonly string Exists = CommentExistence.Shows("comment");

    /// <summary>With the body as it is stored, and no HTML yet: both come with <see cref="Shown"/>.</summary>
    /// <param name="unfolds">Shows what is folded because its author is blocked.</param>
    public static CommentModel Read(NpgsqlDataReader row, Viewer viewer, bool unfolds = false)
    {
        var author = MemberModel.Read(row, At, viewer);
        var seesThrough = Visibility.SeesThrough(viewer, author.Id, row.GetGuid(13));
        var (hidesText, hidesAuthor, hidesExistence) = (row.GetInt16(14), row.GetInt16(15), row.GetInt16(HidesExistence));
        var isBlocked = row.GetBoolean(25);
        var body = Visibility.Shows(hidesText, seesThrough) && (unfolds || !isBlocked) ? row.GetString(5) : "";
        return new CommentModel(
            row.GetGuid(0), row.GetInt64(1), row.GetInt64(24), row.IsDBNull(2) ? null : row.GetInt64(2), row.GetBoolean(3), row.GetInt32(4),
            Visibility.Shows(hidesAuthor, seesThrough) ? author : null, body, Html: "",
            row.IsDBNull(6) ? null : new WrittenAt(Time(6), Time(7), row.GetString(8)),
            Time(9), row.IsDBNull(10) ? null : Time(10), row.GetInt32(18), row.GetBoolean(19),
            row.GetInt64(11), row.GetInt64(20), row.GetInt64(21), VoteView.Shown(row.GetInt16(22)), row.GetBoolean(23), row.GetInt64(12),
            MoreReplies: 0, HiddenModel.Of(hidesText, hidesAuthor, hidesExistence, row.IsDBNull(17) ? null : row.GetString(17)), isBlocked);

        DateTimeOffset Time(int column) => row.GetFieldValue<DateTimeOffset>(column);
    }

    [JsonIgnore]
    public IEnumerable<string?> Texts => [Body, Hidden?.Reason];

    public CommentModel Shown(MentioningTexts texts) =>
        this with { Body = texts.Plain(Body), Html = texts.Html(Body), Hidden = Hidden?.Shown(texts) };
}
