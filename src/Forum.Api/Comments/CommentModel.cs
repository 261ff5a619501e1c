using System.Text.Json.Serialization;
using Forum.Api.Http;
using Forum.Api.Members;
using Forum.Api.Moderation;
using Forum.Api.Replay;
using Forum.Api.Text;
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
    /// <summary>Where it is shown as it stood: at which cut.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CutModel? Cut { get; init; }

    /// <summary>Where it is shown as it stood: what is not shown to everybody today. Then <see cref="Hidden"/> says what was not then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public HiddenModel? HiddenNow { get; init; }

    /// <summary>True where it said something else than today, and you may not read that.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Closed { get; init; }

    /// <summary>SQL for <see cref="Score"/>.</summary>
    public const string ScoreSql = "(comment.score + coalesce(tally.up, 0) - coalesce(tally.down, 0))";

    /// <summary>What <see cref="Read"/> wants selected, from <see cref="Tables"/>.</summary>
    public static readonly string Columns =
        $"{StoredComment.Select("(select home.number from views.thread home where home.id = comment.thread_id)", StoredComment.Replies)}, {Person.Columns}";

    /// <summary>Who wrote it as of now: the account that claimed an imported author, else the author. $3 is the viewer.</summary>
    public const string Tables = $"views.comment comment {Joins}";

    /// <summary>What is joined to a comment that has been found.</summary>
    // In this order, from the comment on: there are more tables than the database tries all orders of.
    public const string Joins =
        $"""
        join views.member author on author.id = comment.author_id
        join views.member member on member.id = coalesce(author.claimed_by, author.id)
        {StoredComment.Joins}
        {StoredComment.RepliesJoin}
        """;

    /// <summary>How many columns <see cref="Columns"/> names.</summary>
    public const int Width = StoredComment.Width + Person.Width;

    /// <summary>True where the viewer, the first three parameters, may know of the comment.</summary>
    public static readonly string Exists = CommentExistence.Shows("comment");

    /// <summary>With the body as it is stored, and no HTML yet: both come with <see cref="Shown"/>.</summary>
    /// <param name="unfolds">Shows what is folded because its author is blocked.</param>
    public static CommentModel Read(NpgsqlDataReader row, Viewer viewer, bool unfolds = false) =>
        StoredComment.Read(row).By(Person.Read(row, StoredComment.Width, viewer), viewer, unfolds);

    [JsonIgnore]
    public IEnumerable<string?> Texts => [Body, Hidden?.Reason, HiddenNow?.Reason];

    public CommentModel Shown(MentioningTexts texts) =>
        this with { Body = texts.Plain(Body), Html = texts.Html(Body), Hidden = Hidden?.Shown(texts), HiddenNow = HiddenNow?.Shown(texts) };
}
