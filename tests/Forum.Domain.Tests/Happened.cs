using Forum.Domain.Comments;
using Forum.Domain.Communities;
using Forum.Domain.Members;
using Forum.Domain.Threads;

namespace Forum.Domain.Tests;

/// <summary>Ordinary events to start a history with; what a test is about it says itself, by <c>with</c>.</summary>
internal static class Happened
{
    public static readonly DateTimeOffset At = new(2025, 3, 1, 0, 0, 0, TimeSpan.Zero);

    public static ArticleImported ArticleImported(ThreadId thread, CommunityId? community = null) => new(
        thread, Number: 7, community ?? new CommunityId(Guid.NewGuid()), "A quiet day", "It rained.", new ImportedPage("00ff", At, true, 1),
        Comments: 0, Members: 0, Warnings: [], Importer: null);

    public static CommentPosted CommentPosted(CommentId comment, ThreadId thread, MemberId author) =>
        new(comment, Number: 11, thread, Parent: null, Depth: 0, author, "Said before");

    public static CommentImported CommentImported(CommentId comment, ThreadId thread) => new(
        comment, Number: 12, thread, Parent: null, ParentKnown: true, Depth: 0, new MemberId(Guid.NewGuid()), "Said elsewhere",
        new WrittenAt(At.AddDays(-2), At.AddDays(-1), "a day ago"), Score: null, Badges: []);

    public static MemberRegistered MemberRegistered(MemberId member, string handle = "roza") =>
        new(member, Number: 3, handle, Pronouns.Unset);

    public static AuthorImported AuthorImported(MemberId member, string handle = "roza", string? host = null) =>
        new(member, Number: 4, handle, host, Pronouns.Unset, At);

    public static ThreadStarted ThreadStarted(ThreadId thread, CommunityId community, MemberId author) =>
        new(thread, Number: 8, community, author, "A question", "Why?", Link: null);

    public static CommunityFounded CommunityFounded(CommunityId community) => new(community, Number: 1, "general");
}
