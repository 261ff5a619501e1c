using Forum.Domain.Claims;
using Forum.Domain.Comments;
using Forum.Domain.Communities;
using Forum.Domain.Imports;
using Forum.Domain.Members;
using Forum.Domain.Moderation;
using Forum.Domain.Reports;
using Forum.Domain.Shelves;
using Forum.Domain.Threads;
using Forum.Domain.Votes;

namespace Forum.Domain.Tests;

/// <summary>What happened before: states are folded from events, never built by hand.</summary>
internal sealed class History(params object[] events)
{
    public Decision When(PostComment command) => PostComment.Decide(
        command, Comment(command.CommentId), Member(command.Author)!, Community(command.CommunityId)!, Thread(command.ThreadId)!,
        command.Parent is { } parent ? Comment(parent) : null);

    public Decision When(EditComment command) => EditComment.Decide(
        command, Comment(command.CommentId)!, ThreadOf(command.CommentId), AuthorOf(command.CommentId), Member(command.Actor)!);

    public Decision When(DeleteComment command) => DeleteComment.Decide(command, Comment(command.CommentId)!, AuthorOf(command.CommentId));

    public Decision When(RestoreComment command) => RestoreComment.Decide(
        command, Comment(command.CommentId)!, ThreadOf(command.CommentId), AuthorOf(command.CommentId), Member(command.Actor)!);

    public Decision When(MarkCommentOfficial command) => MarkCommentOfficial.Decide(
        command, Comment(command.CommentId)!, Community(command.CommunityId)!, AuthorOf(command.CommentId), Member(command.Actor)!);

    public Decision When(StartThread command) => StartThread.Decide(command, Thread(command.ThreadId), Member(command.Author)!);

    public Decision When(EditThread command) =>
        EditThread.Decide(command, Thread(command.ThreadId)!, AuthorOf(command.ThreadId), Member(command.Actor)!);

    public Decision When(DeleteThread command) => DeleteThread.Decide(command, Thread(command.ThreadId)!, AuthorOf(command.ThreadId));

    public Decision When(RestoreThread command) =>
        RestoreThread.Decide(command, Thread(command.ThreadId)!, AuthorOf(command.ThreadId), Member(command.Actor)!);

    public Decision When(MarkThreadOfficial command) => MarkThreadOfficial.Decide(
        command, Thread(command.ThreadId)!, Community(command.CommunityId)!, AuthorOf(command.ThreadId), Member(command.Actor)!);

    public Decision When(FoundCommunity command) => FoundCommunity.Decide(
        command, Community(command.CommunityId), CommunityNamed(command.Name), Member(command.Founder)!);

    public Decision When(EditCommunity command) => EditCommunity.Decide(command, Community(command.CommunityId)!, Member(command.Actor)!);

    public Decision When(FollowCommunity command) => FollowCommunity.Decide(command, Relations(command.MemberId));

    public Decision When(BlockCommunity command) => BlockCommunity.Decide(command, Relations(command.MemberId));

    public Decision When(BlockMember command) => BlockMember.Decide(command, Relations(command.MemberId));

    public Decision When(RegisterMember command) => RegisterMember.Decide(command, HolderOf(command.Handle, command.MemberId));

    public Decision When(RegisterExternalMember command) => RegisterExternalMember.Decide(
        command, HolderOf(command.Handle, command.MemberId), LinkedTo(command.SubjectHash) is { } id ? Member(id) : null);

    public Decision When(ChangeHandle command) =>
        ChangeHandle.Decide(command, Member(command.MemberId)!, HolderOf(command.Handle, command.MemberId));

    public Decision When(ChangeDisplayName command) => ChangeDisplayName.Decide(command, Member(command.MemberId)!);

    public Decision When(ChangeBio command) => ChangeBio.Decide(command, Member(command.MemberId)!);

    public Decision When(ChangePassword command) => ChangePassword.Decide(command, Member(command.MemberId)!);

    public Decision When(DeleteAccount command) => DeleteAccount.Decide(
        command, Member(command.MemberId)!, isLastAdministrator: Administrators() is [var last] && last == command.MemberId);

    public Decision When(GrantAdministrator command) => GrantAdministrator.Decide(command, Member(command.MemberId)!);

    public Decision When(GrantAnalyst command) => GrantAnalyst.Decide(command, Member(command.MemberId)!);

    public Decision When(ChangePronouns command) => ChangePronouns.Decide(command, Member(command.MemberId)!);

    public Decision When(OpenCase command, CaseAuthority authority) => OpenCase.Decide(command, new CaseSituation(
        authority, Case(command.CaseId), Find(command.Act.Community, Community), Find(command.Act.Thread, Thread),
        Find(command.Act.Comment, Comment), Find(command.Act.Member, Member), Find(command.Act.Claimant, Member), Find(command.Act.Entry, Case)));

    public Decision When(UndoCase command, CaseAuthority authority) => UndoCase.Decide(command, Case(command.CaseId)!, authority);

    public Decision When(FileReport command) => FileReport.Decide(
        command, Report(command.ReportId), OpenReportLike(command), Member(command.Reporter)!);

    public Decision When(RequestClaim command) => RequestClaim.Decide(
        command, ClaimRequest(command.ClaimRequestId), OpenClaimLike(command), Member(command.Author)!, Member(command.Claimant)!);

    public Decision When(RetractClaim command) => RetractClaim.Decide(command, ClaimRequest(command.ClaimRequestId)!);

    public Decision When(RefuseClaim command)
    {
        var request = ClaimRequest(command.ClaimRequestId)!;
        return RefuseClaim.Decide(command, request, isGranted: Member(request.Author)!.ClaimedBy is not null);
    }

    public Decision When(ResolveReport command) => ResolveReport.Decide(command, Report(command.ReportId)!);
    public Decision When(CastVote command) => CastVote.Decide(
        command, VoteOf(command.Voter, command.Item), Member(command.Voter)!, Community(command.CommunityId)!, Thread(command.ThreadId)!,
        Find(command.Comment, Comment));

    public Decision When(SaveItem command) => SaveItem.Decide(command, IsSaved(command.MemberId, command.Item));

    public Decision When(UnsaveItem command) => UnsaveItem.Decide(command, IsSaved(command.MemberId, command.Item));

    public Decision When(MoveReadMark command) => MoveReadMark.Decide(command, events.OfType<ReadMarkMoved>()
        .LastOrDefault(moved => moved.MemberId == command.MemberId && moved.ThreadId == command.ThreadId)?.CameAt);

    public ArticleImport When(ImportArticle command, CommunityId community) => ImportArticle.Decide(command, community, KnownAuthors());

    public Comment? Comment(CommentId id) => Fold<Comment>(id, Domain.Comments.Comment.Evolve);

    public DiscussionThread? Thread(ThreadId id) => Fold<DiscussionThread>(id, DiscussionThread.Evolve);

    public Member? Member(MemberId id) => Fold<Member>(id, Domain.Members.Member.Evolve);

    public Community? Community(CommunityId id) => Fold<Community>(id, Domain.Communities.Community.Evolve);

    public Relations? Relations(MemberId id) => Fold<Relations>(RelationsId.Of(id), Domain.Members.Relations.Evolve);

    DiscussionThread ThreadOf(CommentId comment) => Thread(Comment(comment)!.ThreadId)!;

    Member AuthorOf(CommentId comment) => Member(Comment(comment)!.Author)!;

    Member? AuthorOf(ThreadId thread) => Find(Thread(thread)!.Author, Member);

    CommunityId? CommunityNamed(string name) =>
        events.OfType<CommunityFounded>().FirstOrDefault(founded => FoldedName.Of(founded.Name) == FoldedName.Of(name))?.CommunityId;

    public Case? Case(CaseId id) => Fold<Case>(id, Domain.Moderation.Case.Evolve);

    public Report? Report(ReportId id) => Fold<Report>(id, Domain.Reports.Report.Evolve);

    public ClaimRequest? ClaimRequest(ClaimRequestId id) => Fold<ClaimRequest>(id, Domain.Claims.ClaimRequest.Evolve);

    static TState? Find<TId, TState>(TId? id, Func<TId, TState?> find) where TId : struct where TState : class =>
        id is { } known ? find(known) : null;

    TState? Fold<TState>(object id, Func<TState?, object, TState?> evolve) where TState : class =>
        events.Where(@event => id.Equals(StreamOf(@event))).Aggregate(default(TState), evolve);

    /// <summary>Everything here happened within a year, so that nobody's former handle is free again.</summary>
    MemberId? HolderOf(string handle, MemberId asker) => events.Select(@event => @event switch
    {
        MemberRegistered member when MemberKey.Of(member.Handle, host: null) == MemberKey.Of(handle, host: null) => member.MemberId,
        HandleChanged changed when MemberKey.Of(changed.Handle, host: null) == MemberKey.Of(handle, host: null) => changed.MemberId,
        AuthorImported author when MemberKey.Of(author.Handle, author.Host) == MemberKey.Of(handle, host: null) => author.MemberId,
        _ => (MemberId?)null,
    }).FirstOrDefault(holder => holder is not null && holder != asker);

    MemberId? LinkedTo(string subjectHash) => events.OfType<ExternalIdentityLinked>()
        .Where(linked => linked.SubjectHash == subjectHash).Select(linked => (MemberId?)linked.MemberId).FirstOrDefault();

    List<MemberId> Administrators() =>
        [.. events.OfType<AdministratorGranted>().Select(granted => granted.MemberId).Where(id => Member(id)!.IsAdministrator)];

    ClaimRequestId? OpenClaimLike(RequestClaim command) => events.OfType<ClaimRequested>()
        .Where(requested => requested.Author == command.Author && requested.Claimant == command.Claimant)
        .Select(requested => ClaimRequest(requested.ClaimRequestId)!)
        .Where(request => !request.IsRetracted && request.Refusal is null)
        .Select(request => (ClaimRequestId?)request.Id).FirstOrDefault();

    ReportId? OpenReportLike(FileReport command) => events.OfType<ReportFiled>()
        .Where(filed => filed.Reporter == command.Reporter && filed.Item == command.Item && filed.Part == command.Part)
        .Where(filed => !events.OfType<ReportResolved>().Any(resolved => resolved.ReportId == filed.ReportId))
        .Select(filed => (ReportId?)filed.ReportId).FirstOrDefault();

    Dictionary<string, KnownAuthor> KnownAuthors() => events.OfType<AuthorImported>().ToDictionary(
        author => MemberKey.Of(author.Handle, author.Host),
        author => events.OfType<ImportedPronounsChanged>().Where(changed => changed.MemberId == author.MemberId).Aggregate(
            new KnownAuthor(author.MemberId, author.Pronouns, author.CapturedAt),
            (known, changed) => known with { Pronouns = changed.Pronouns, CapturedAt = changed.CapturedAt }));

    Vote VoteOf(MemberId voter, Item item) =>
        events.OfType<VoteCast>().LastOrDefault(cast => cast.VoterId == voter && cast.Item == item)?.Vote ?? Vote.None;

    bool IsSaved(MemberId member, Item item) => events.LastOrDefault(@event => @event switch
    {
        ItemSaved saved => saved.MemberId == member && saved.Item == item,
        ItemUnsaved unsaved => unsaved.MemberId == member && unsaved.Item == item,
        _ => false,
    }) is ItemSaved;

    static object? StreamOf(object @event) => @event switch
    {
        CommentPosted posted => posted.CommentId,
        CommentImported imported => imported.CommentId,
        CommentEdited edited => edited.CommentId,
        CommentMarkedOfficial marked => marked.CommentId,
        CommentSuppressed suppressed => suppressed.CommentId,
        CommentSuppressionLifted lifted => lifted.CommentId,
        CommentCaseUndone undone => undone.CommentId,
        ArticleImported imported => imported.ThreadId,
        ThreadStarted started => started.ThreadId,
        ThreadImported imported => imported.ThreadId,
        ThreadEdited edited => edited.ThreadId,
        ThreadMarkedOfficial marked => marked.ThreadId,
        ThreadSuppressed suppressed => suppressed.ThreadId,
        ThreadSuppressionLifted lifted => lifted.ThreadId,
        ThreadMarked marked => marked.ThreadId,
        ThreadMarkLifted lifted => lifted.ThreadId,
        ThreadCaseUndone undone => undone.ThreadId,
        MemberRegistered registered => registered.MemberId,
        PasswordSet set => set.MemberId,
        AdministratorGranted granted => granted.MemberId,
        AnalystGranted granted => granted.MemberId,
        PronounsChanged changed => changed.MemberId,
        AuthorImported imported => imported.MemberId,
        ImportedPronounsChanged changed => changed.MemberId,
        MemberBanned banned => banned.MemberId,
        BanLifted lifted => lifted.MemberId,
        ProfileSuppressed suppressed => suppressed.MemberId,
        ProfileSuppressionLifted lifted => lifted.MemberId,
        AuthorClaimed claimed => claimed.MemberId,
        MemberCaseUndone undone => undone.MemberId,
        HandleChanged changed => changed.MemberId,
        DisplayNameChanged changed => changed.MemberId,
        BioChanged changed => changed.MemberId,
        ExternalIdentityLinked linked => linked.MemberId,
        MemberDeleted deleted => deleted.MemberId,
        CommunityFounded founded => founded.CommunityId,
        CommunityEdited edited => edited.CommunityId,
        ModeratorAppointed appointed => appointed.CommunityId,
        AppointmentLifted lifted => lifted.CommunityId,
        CommunityCaseUndone undone => undone.CommunityId,
        CommunityFollowed followed => RelationsId.Of(followed.MemberId),
        CommunityUnfollowed unfollowed => RelationsId.Of(unfollowed.MemberId),
        CommunityBlocked blocked => RelationsId.Of(blocked.MemberId),
        CommunityUnblocked unblocked => RelationsId.Of(unblocked.MemberId),
        MemberBlocked blocked => RelationsId.Of(blocked.MemberId),
        MemberUnblocked unblocked => RelationsId.Of(unblocked.MemberId),
        CaseOpened opened => opened.CaseId,
        CaseAdvanced advanced => advanced.CaseId,
        CaseCompleted completed => completed.CaseId,
        CaseUndoOpened undo => undo.CaseId,
        CaseUndoAdvanced advanced => advanced.CaseId,
        CaseUndone undone => undone.CaseId,
        CaseSuppressed suppressed => suppressed.CaseId,
        CaseSuppressionLifted lifted => lifted.CaseId,
        CaseCaseUndone undone => undone.CaseId,
        ClaimRequested requested => requested.ClaimRequestId,
        ClaimRetracted withdrawn => withdrawn.ClaimRequestId,
        ClaimRefused refused => refused.ClaimRequestId,
        ReportFiled filed => filed.ReportId,
        ReportResolved resolved => resolved.ReportId,
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
