using System.Text.Json.Serialization;
using Forum.Api.Comments;
using Forum.Api.Http;
using Forum.Api.Members;
using Forum.Api.Moderation;
using Forum.Api.Text;
using Forum.Api.Votes;
using Forum.Domain;
using Forum.Domain.Votes;
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
/// <param name="Title">Empty where it is hidden what the thread says.</param>
/// <param name="Link">What a link thread is about; null for others.</param>
/// <param name="Author">Null where an imported page or dump does not say who posted it, and where it is hidden.</param>
/// <param name="WrittenAt">When an imported thread was started elsewhere; null for others.</param>
/// <param name="Official">The author speaks as a moderator.</param>
/// <param name="Score">Upvotes less downvotes, and what an imported thread had where it comes from.</param>
/// <param name="MyVote">How you vote; null where you do not.</param>
/// <param name="Saved">It is on your shelf.</param>
/// <param name="Unread">
/// How many comments of others came since you last said how far you have read, up to 1000; null if you never did.
/// </param>
/// <param name="Hidden">What is not shown to everybody, and why; null where nothing is.</param>
/// <param name="Blocked">
/// You have blocked who started it, and do not moderate here. Lists of threads and searches leave it out; what others wrote in it leads to it still.
/// </param>
public sealed record ThreadSummary(
    Guid Id, long Number, string Title, ThreadKind Kind, string? Link, CommunityRef Community, MemberModel? Author, WrittenAt? WrittenAt,
    DateTimeOffset CreatedAt, DateTimeOffset? EditedAt, DateTimeOffset LastActivity, long CommentCount,
    long Score, long Upvotes, long Downvotes, Vote? MyVote, bool Saved, long? Unread, int Revision,
    bool Locked, bool Pinned, bool Official, HiddenModel? Hidden, bool Blocked) : IMentioning<ThreadSummary>
{
    /// <summary>What <see cref="Read"/> wants selected, from <see cref="Tables"/>.</summary>
    public static readonly string Columns =
        $"""
        thread.id, thread.number, thread.title, thread.kind, community.number, community.name, thread.created_at,
        coalesce(activity.last_activity, thread.created_at),
        coalesce(activity.comment_count, 0) - case when exists ({CommentExistence.Unseen("thread.id")}) then (
            select count(*) from ({CommentExistence.Below(CommentExistence.Unseen("thread.id"))}) gone) else 0 end,
        thread.locked, thread.pinned, thread.official, thread.link, thread.edited_at, thread.revision,
        community.id, {Visibility.HidesText("thread", "member")}, thread.hides_author, thread.hides_existence, {HiddenReason.OfThread},
        coalesce(tally.up, 0), coalesce(tally.down, 0),
        coalesce((select vote from views.vote where vote.voter_id = $3 and vote.item_id = thread.id), 0::smallint),
        exists (select from views.saved where saved.member_id = $3 and saved.item_id = thread.id),
        (select (
            select count(*) from (
                select from views.comment since
                where since.thread_id = thread.id and since.created_at > mark.came_at and since.author_id <> $3
                  and case when exists ({CommentExistence.Unseen("thread.id")})
                      then since.id not in ({CommentExistence.Below(CommentExistence.Unseen("thread.id"))}) else true end
                limit 1000) since)
         from views.read_mark mark where mark.member_id = $3 and mark.thread_id = thread.id),
        {Members.Blocked.Folds("thread", "member.id")},
        thread.written_from, thread.written_to, thread.written_text, thread.score,
        {MemberModel.Columns}
        """;

    const int At = 30;

    /// <summary>How many columns <see cref="Columns"/> names.</summary>
    public const int Width = At + MemberModel.Width;

    public const string Tables =
        """
        views.thread thread
        join views.community community on community.id = thread.community_id
        left join views.thread_activity activity on activity.thread_id = thread.id
        left join views.tally tally on tally.item_id = thread.id
        left join views.member author on author.id = thread.author_id
        left join views.member member on member.id = coalesce(author.claimed_by, author.id)
        """;

    /// <summary>True where the viewer, the first three parameters, may know of the thread.</summary>
    public static readonly string Exists = Visibility.Exists("thread", "member.id");

    public static ThreadSummary Read(NpgsqlDataReader row, Viewer viewer)
    {
        var author = row.IsDBNull(At) ? null : MemberModel.Read(row, At, viewer);
        var shows = Visibility.SeesThrough(viewer, author?.Id, row.GetGuid(15));
        var (hidesText, hidesAuthor, hidesExistence) = (row.GetInt16(16), row.GetInt16(17), row.GetInt16(18));
        var showsText = Visibility.Shows(hidesText, shows);
        return new ThreadSummary(
            row.GetGuid(0), row.GetInt64(1), showsText ? row.GetString(2) : "", Enum.Parse<ThreadKind>(row.GetString(3), ignoreCase: true),
            showsText && !row.IsDBNull(12) ? row.GetString(12) : null, new CommunityRef(row.GetInt64(4), row.GetString(5)),
            Visibility.Shows(hidesAuthor, shows) ? author : null,
            WrittenAtOf(row), row.GetFieldValue<DateTimeOffset>(6), row.IsDBNull(13) ? null : row.GetFieldValue<DateTimeOffset>(13),
            row.GetFieldValue<DateTimeOffset>(7), row.GetInt64(8),
            row.GetInt32(29) + row.GetInt64(20) - row.GetInt64(21), row.GetInt64(20), row.GetInt64(21), VoteView.Shown(row.GetInt16(22)), row.GetBoolean(23),
            row.IsDBNull(24) ? null : row.GetInt64(24), row.GetInt32(14),
            row.GetBoolean(9), row.GetBoolean(10), row.GetBoolean(11),
            HiddenModel.Of(hidesText, hidesAuthor, hidesExistence, row.IsDBNull(19) ? null : row.GetString(19)),
            row.GetBoolean(25));
    }

    static WrittenAt? WrittenAtOf(NpgsqlDataReader row) => row.IsDBNull(26)
        ? null
        : new WrittenAt(row.GetFieldValue<DateTimeOffset>(26), row.GetFieldValue<DateTimeOffset>(27), row.GetString(28));

    [JsonIgnore]
    public IEnumerable<string?> Texts => [Title, Hidden?.Reason];

    public ThreadSummary Shown(MentioningTexts texts) => this with { Title = texts.Plain(Title), Hidden = Hidden?.Shown(texts) };

    /// <summary>Whether the viewer may read what the thread says.</summary>
    public static bool ShowsText(NpgsqlDataReader row, Viewer viewer) => Visibility.Shows(
        row.GetInt16(16), Visibility.SeesThrough(viewer, row.IsDBNull(At) ? null : row.GetGuid(At), row.GetGuid(15)));
}

/// <summary>A thread with one page of its comments, depth first.</summary>
/// <param name="Next">Give this as <c>after</c> to read on; null on the last page.</param>
public sealed record ThreadModel(
    Guid Id, long Number, string Title, ThreadKind Kind, string? Link, string Body, string Html, CommunityRef Community, MemberModel? Author,
    WrittenAt? WrittenAt, DateTimeOffset CreatedAt, DateTimeOffset? EditedAt, long CommentCount,
    long Score, long Upvotes, long Downvotes, Vote? MyVote, bool Saved, long? Unread, int Revision,
    bool Locked, bool Pinned, bool Official, HiddenModel? Hidden, bool Blocked, IReadOnlyList<CommentModel> Comments, string? Next)
{
    /// <param name="stored">The thread and its body as they are stored.</param>
    /// <param name="comments">As they are shown.</param>
    public static ThreadModel Of((ThreadSummary Thread, string Body) stored, Page<CommentModel> comments, MentioningTexts texts) =>
        Of(stored.Thread.Shown(texts), texts.Plain(stored.Body), texts.Html(stored.Body), comments);

    static ThreadModel Of(ThreadSummary thread, string body, string html, Page<CommentModel> comments) => new(
        thread.Id, thread.Number, thread.Title, thread.Kind, thread.Link, body, html, thread.Community, thread.Author, thread.WrittenAt,
        thread.CreatedAt, thread.EditedAt, thread.CommentCount, thread.Score, thread.Upvotes, thread.Downvotes, thread.MyVote, thread.Saved,
        thread.Unread, thread.Revision, thread.Locked, thread.Pinned, thread.Official, thread.Hidden, thread.Blocked, comments.Items,
        comments.Next);
}
