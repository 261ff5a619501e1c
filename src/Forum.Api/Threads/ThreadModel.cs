using System.Text.Json.Serialization;
using Forum.Api.Comments;
using Forum.Api.Http;
using Forum.Api.Members;
using Forum.Api.Moderation;
using Forum.Api.Replay;
using Forum.Api.Text;
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
    /// <summary>Where it is shown as it stood: what is not shown to everybody today. Then <see cref="Hidden"/> says what was not then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public HiddenModel? HiddenNow { get; init; }

    /// <summary>True where it said something else than today, and you may not read that.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Closed { get; init; }

    /// <summary>What <see cref="Read"/> wants selected, from <see cref="Tables"/>.</summary>
    public static readonly string Columns = $"{StoredThread.Columns}, {Person.Columns}";

    /// <summary>How many columns <see cref="Columns"/> names.</summary>
    public const int Width = StoredThread.Width + Person.Width;

    public const string Tables =
        $"""
        {StoredThread.Tables}
        left join views.member author on author.id = thread.author_id
        left join views.member member on member.id = coalesce(author.claimed_by, author.id)
        """;

    /// <summary>True where the viewer, the first three parameters, may know of the thread.</summary>
    public static readonly string Exists = Visibility.Exists("thread", "member.id");

    public static ThreadSummary Read(NpgsqlDataReader row, Viewer viewer) =>
        StoredThread.Read(row).By(Person.ReadOrNull(row, StoredThread.Width, viewer), viewer);

    [JsonIgnore]
    public IEnumerable<string?> Texts => [Title, Hidden?.Reason, HiddenNow?.Reason];

    public ThreadSummary Shown(MentioningTexts texts) => this with { Title = texts.Plain(Title), Hidden = Hidden?.Shown(texts), HiddenNow = HiddenNow?.Shown(texts) };
}

/// <summary>A thread with one page of its comments, depth first.</summary>
/// <param name="Next">Give this as <c>after</c> to read on; null on the last page.</param>
public sealed record ThreadModel(
    Guid Id, long Number, string Title, ThreadKind Kind, string? Link, string Body, string Html, CommunityRef Community, MemberModel? Author,
    WrittenAt? WrittenAt, DateTimeOffset CreatedAt, DateTimeOffset? EditedAt, long CommentCount,
    long Score, long Upvotes, long Downvotes, Vote? MyVote, bool Saved, long? Unread, int Revision,
    bool Locked, bool Pinned, bool Official, HiddenModel? Hidden, bool Blocked, IReadOnlyList<CommentModel> Comments, string? Next)
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

    /// <param name="stored">The thread and its body as they are stored.</param>
    /// <param name="comments">As they are shown.</param>
    public static ThreadModel Of((ThreadSummary Thread, string Body) stored, Page<CommentModel> comments, MentioningTexts texts) =>
        Of(stored.Thread.Shown(texts), texts.Plain(stored.Body), texts.Html(stored.Body), comments);

    static ThreadModel Of(ThreadSummary thread, string body, string html, Page<CommentModel> comments) => new(
        thread.Id, thread.Number, thread.Title, thread.Kind, thread.Link, body, html, thread.Community, thread.Author, thread.WrittenAt,
        thread.CreatedAt, thread.EditedAt, thread.CommentCount, thread.Score, thread.Upvotes, thread.Downvotes, thread.MyVote, thread.Saved,
        thread.Unread, thread.Revision, thread.Locked, thread.Pinned, thread.Official, thread.Hidden, thread.Blocked, comments.Items,
        comments.Next)
    {
        HiddenNow = thread.HiddenNow,
        Closed = thread.Closed,
    };
}
