using Forum.Domain;
using Forum.Domain.Claims;
using Forum.Domain.Comments;
using Forum.Domain.Communities;
using Forum.Domain.Inbox;
using Forum.Domain.Members;
using Forum.Domain.Moderation;
using Forum.Domain.Reports;
using Forum.Domain.Shelves;
using Forum.Domain.Threads;
using Forum.Domain.Votes;

namespace Forum.Api.EventFeed;

/// <summary>
/// What the feed tells of each kind of event. Analysts are told neither who somebody is nor what anybody wrote. What people call themselves and say
/// of themselves is told to nobody: the log keeps what they left behind, and who they are now is asked for by their number. So is who voted, saved,
/// read or blocked something.
/// </summary>
public static class ToldEvents
{
    public static readonly IReadOnlyDictionary<Type, ToldFields> All = new Dictionary<Type, ToldFields>
    {
        [typeof(CommunityFounded)] = new("communityId number name", "founder"),
        [typeof(CommunityEdited)] = new("communityId", "actor"),
        // The first appointments have the id of the moderator.
        [typeof(ModeratorAppointed)] = new("communityId case", "moderator id actor"),
        [typeof(AppointmentLifted)] = new("communityId case", "appointment"),
        [typeof(CommunityCaseUndone)] = new("communityId case"),

        [typeof(MemberRegistered)] = OfMember("", "memberId number", "handle pronouns"),
        [typeof(AuthorImported)] = OfMember("capturedAt", "memberId number host", "handle pronouns"),
        [typeof(PasswordSet)] = OfMember("", "memberId", "passwordHash"),
        [typeof(AdministratorGranted)] = OfMember("", "memberId"),
        [typeof(AnalystGranted)] = OfMember("", "memberId"),
        [typeof(HandleChanged)] = OfMember("", "memberId", "handle"),
        [typeof(DisplayNameChanged)] = OfMember("", "memberId", "displayName"),
        [typeof(BioChanged)] = OfMember("", "memberId", "bio"),
        [typeof(PronounsChanged)] = OfMember("", "memberId", "pronouns"),
        [typeof(ImportedPronounsChanged)] = OfMember("capturedAt", "memberId", "pronouns"),
        [typeof(ExternalIdentityLinked)] = OfMember("", "memberId issuer", "subjectHash"),
        [typeof(MemberDeleted)] = OfMember("content", "memberId"),
        [typeof(MemberBanned)] = OfMember("", "memberId"),
        [typeof(BanLifted)] = OfMember("ban case", "memberId"),
        [typeof(ProfileSuppressed)] = OfMember("", "memberId"),
        [typeof(ProfileSuppressionLifted)] = OfMember("suppression case", "memberId"),
        [typeof(AuthorClaimed)] = OfMember("", "memberId"),
        [typeof(MemberCaseUndone)] = OfMember("case", "memberId"),

        [typeof(CommunityFollowed)] = Private("community", "memberId"),
        [typeof(CommunityUnfollowed)] = Private("community", "memberId"),
        [typeof(CommunityBlocked)] = Private("community", "memberId"),
        [typeof(CommunityUnblocked)] = Private("community", "memberId"),
        [typeof(MemberBlocked)] = Private("", "memberId blocked"),
        [typeof(MemberUnblocked)] = Private("", "memberId blocked"),
        [typeof(VoteCast)] = Private("communityId vote", "voterId"),
        [typeof(ItemSaved)] = Private("", "memberId"),
        [typeof(ItemUnsaved)] = Private("", "memberId"),
        [typeof(ReadMarkMoved)] = Private("threadId", "memberId upTo cameAt"),
        [typeof(InboxOpened)] = Private("", "inboxId memberId"),
        [typeof(InboxRead)] = Private("", "memberId upTo"),
        [typeof(NoticesRead)] = Private("", "memberId notices"),

        [typeof(ArticleImported)] = new("threadId number communityId comments members", "warnings importer", "title body"),
        [typeof(ThreadStarted)] = new("threadId number communityId", "author", "title body link"),
        [typeof(ThreadImported)] = new("threadId number communityId score", "author", "title body link"),
        [typeof(ThreadEdited)] = new("threadId revision", Texts: "title body link"),
        [typeof(ThreadMarkedOfficial)] = new("threadId official"),
        [typeof(ThreadSuppressed)] = new("threadId revision"),
        [typeof(ThreadSuppressionLifted)] = new("threadId suppression case"),
        [typeof(ThreadMarked)] = new("threadId"),
        [typeof(ThreadMarkLifted)] = new("threadId mark case"),
        [typeof(ThreadCaseUndone)] = new("threadId case"),

        [typeof(CommentPosted)] = new("commentId number threadId parent depth", "author", "body"),
        [typeof(CommentImported)] = new("commentId number threadId parent parentKnown depth score", "author badges", "body"),
        [typeof(CommentEdited)] = new("commentId revision", Texts: "body"),
        [typeof(CommentMarkedOfficial)] = new("commentId official"),
        [typeof(CommentSuppressed)] = new("commentId revision"),
        [typeof(CommentSuppressionLifted)] = new("commentId suppression case"),
        [typeof(CommentCaseUndone)] = new("commentId case"),

        [typeof(CaseOpened)] = new("caseId number expected", "actor reason rule lastThread lastComment"),
        [typeof(CaseAdvanced)] = new("caseId", "items place"),
        [typeof(CaseCompleted)] = new("caseId"),
        [typeof(CaseUndoOpened)] = new("caseId", "actor reason"),
        [typeof(CaseUndoAdvanced)] = new("caseId through"),
        [typeof(CaseUndone)] = new("caseId"),
        [typeof(CaseSuppressed)] = new("caseId"),
        [typeof(CaseSuppressionLifted)] = new("caseId suppression case"),
        [typeof(CaseCaseUndone)] = new("caseId case"),

        [typeof(ReportFiled)] = new("reportId number part revision community", "reporter against reason"),
        [typeof(ReportResolved)] = new("reportId outcome case", "resolver note"),
        [typeof(ClaimRequested)] = new("claimRequestId number", "author claimant statement"),
        [typeof(ClaimRetracted)] = new("claimRequestId"),
        [typeof(ClaimRefused)] = new("claimRequestId", "moderator reason"),
    };

    /// <summary>The same of records that are parts of events.</summary>
    public static readonly IReadOnlyDictionary<Type, ToldFields> Parts = new Dictionary<Type, ToldFields>
    {
        [typeof(CommunitySettings)] = new("downvotes maxDepth history", "title description"),
        [typeof(Ban)] = new("id community until case", "reason actor"),
        [typeof(ProfileSuppression)] = new("id part case", "reason actor"),
        [typeof(Claim)] = new("id case", "by"),
        [typeof(Suppression)] = new("id layer hides case", "reason actor"),
        [typeof(ThreadMark)] = new("id kind case", "reason actor"),
        [typeof(CaseAct)] = new(
            "kind scope community part layer hides since until removes", "thread comment revision member claimant entry"),
        [typeof(Item)] = new("kind id"),
        // What is reported may be a member.
        [typeof(CaseItem)] = new("kind", "id"),
        [typeof(ImportedPage)] = new("capturedAt capturedToTheDay parserVersion", "sha256"),
        [typeof(WrittenAt)] = new("from to", "text"),
    };

    static ToldFields OfMember(string everybody, string administrators, string nobody = "") =>
        new(everybody, administrators, Nobody: nobody) { Stream = FeedReader.Administrator };

    static ToldFields Private(string everybody, string nobody) => new(everybody, Nobody: nobody) { Stream = FeedReader.Nobody };
}
