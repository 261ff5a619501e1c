using Forum.Domain.Comments;
using Forum.Domain.Communities;
using Forum.Domain.Imports;
using Forum.Domain.Members;
using Forum.Domain.Threads;

namespace Forum.Domain.Tests;

/// <summary>What happened before: states are folded from events, never built by hand.</summary>
internal sealed class History(params object[] events)
{
    public Decision When(PostComment command) => PostComment.Decide(
        command, Comment(command.CommentId), Thread(command.ThreadId)!, command.Parent is { } parent ? Comment(parent) : null);

    public Decision When(RegisterMember command) => RegisterMember.Decide(command, HolderOf(command.Handle));

    public Decision When(GrantAdministrator command) => GrantAdministrator.Decide(command, Member(command.MemberId)!);

    public Decision When(AppointModerator command) =>
        AppointModerator.Decide(command, Community(command.CommunityId)!, Member(command.Moderator)!);

    public ArticleImport When(ImportArticle command, CommunityId community) => ImportArticle.Decide(command, community, KnownAuthors());

    public Comment? Comment(CommentId id) => Fold<Comment>(id, Domain.Comments.Comment.Evolve);

    public DiscussionThread? Thread(ThreadId id) => Fold<DiscussionThread>(id, DiscussionThread.Evolve);

    public Member? Member(MemberId id) => Fold<Member>(id, Domain.Members.Member.Evolve);

    public Community? Community(CommunityId id) => Fold<Community>(id, Domain.Communities.Community.Evolve);

    TState? Fold<TState>(object id, Func<TState?, object, TState?> evolve) where TState : class =>
        events.Where(@event => id.Equals(StreamOf(@event))).Aggregate(default(TState), evolve);

    MemberId? HolderOf(string handle) => events.Select(@event => @event switch
    {
        MemberRegistered member when MemberKey.Of(member.Handle, host: null) == MemberKey.Of(handle, host: null) => member.MemberId,
        AuthorImported author when MemberKey.Of(author.Handle, author.Host) == MemberKey.Of(handle, host: null) => author.MemberId,
        _ => (MemberId?)null,
    }).FirstOrDefault(holder => holder is not null);

    Dictionary<string, KnownAuthor> KnownAuthors() => events.OfType<AuthorImported>().ToDictionary(
        author => MemberKey.Of(author.Handle, author.Host),
        author => events.OfType<ImportedPronounsChanged>().Where(changed => changed.MemberId == author.MemberId).Aggregate(
            new KnownAuthor(author.MemberId, author.Pronouns, author.CapturedAt),
            (known, changed) => known with { Pronouns = changed.Pronouns, CapturedAt = changed.CapturedAt }));

    static object? StreamOf(object @event) => @event switch
    {
        CommentPosted posted => posted.CommentId,
        CommentImported imported => imported.CommentId,
        CommentSuppressed suppressed => suppressed.CommentId,
        ArticleImported imported => imported.ThreadId,
        ThreadLocked locked => locked.ThreadId,
        MemberRegistered registered => registered.MemberId,
        PasswordSet set => set.MemberId,
        AdministratorGranted granted => granted.MemberId,
        AuthorImported imported => imported.MemberId,
        ImportedPronounsChanged changed => changed.MemberId,
        CommunityFounded founded => founded.CommunityId,
        ModeratorAppointed appointed => appointed.CommunityId,
        _ => null,
    };
}

internal static class DecisionAssertions
{
    public static void Then(this Decision decision, params object[] events) =>
        Assert.Equal(events, Assert.IsType<Decision.Accepted>(decision).Events);

    public static void ThenNothing(this Decision decision) => decision.Then();

    public static void ThenRefused(this Decision decision, Refused refusal) => Assert.Equal(refusal, decision);
}
