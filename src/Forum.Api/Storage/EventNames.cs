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
using Marten.Events;

namespace Forum.Api.Storage;

/// <summary>
/// What each kind of event is called in the database. These names, and the members of the records, are the storage format:
/// a class may be renamed freely, a name here never; an event that changes its meaning gets a new name.
/// </summary>
public static class EventNames
{
    public static readonly IReadOnlyDictionary<Type, string> All = new Dictionary<Type, string>
    {
        [typeof(CommunityFounded)] = "community_founded",
        [typeof(ModeratorAppointed)] = "moderator_appointed",
        [typeof(MemberRegistered)] = "member_registered",
        [typeof(PasswordSet)] = "password_set",
        [typeof(AdministratorGranted)] = "administrator_granted",
        [typeof(AnalystGranted)] = "analyst_granted",
        [typeof(HandleChanged)] = "handle_changed",
        [typeof(DisplayNameChanged)] = "display_name_changed",
        [typeof(BioChanged)] = "bio_changed",
        [typeof(ExternalIdentityLinked)] = "external_identity_linked",
        [typeof(MemberDeleted)] = "member_deleted",
        [typeof(PronounsChanged)] = "pronouns_changed",
        [typeof(AuthorImported)] = "author_imported",
        [typeof(ImportedPronounsChanged)] = "imported_pronouns_changed",
        [typeof(MemberBanned)] = "member_banned",
        [typeof(BanLifted)] = "ban_lifted",
        [typeof(ProfileSuppressed)] = "profile_suppressed",
        [typeof(ProfileSuppressionLifted)] = "profile_suppression_lifted",
        [typeof(AuthorClaimed)] = "author_claimed",
        [typeof(MemberCaseUndone)] = "member_case_undone",
        [typeof(CommunityEdited)] = "community_edited",
        [typeof(AppointmentLifted)] = "appointment_lifted",
        [typeof(CommunityCaseUndone)] = "community_case_undone",
        [typeof(CommunityFollowed)] = "community_followed",
        [typeof(CommunityUnfollowed)] = "community_unfollowed",
        [typeof(CommunityBlocked)] = "community_blocked",
        [typeof(CommunityUnblocked)] = "community_unblocked",
        [typeof(MemberBlocked)] = "member_blocked",
        [typeof(MemberUnblocked)] = "member_unblocked",
        [typeof(ArticleImported)] = "article_imported",
        [typeof(ThreadStarted)] = "thread_started",
        [typeof(ThreadImported)] = "thread_imported",
        [typeof(ThreadEdited)] = "thread_edited",
        [typeof(ThreadMarkedOfficial)] = "thread_marked_official",
        [typeof(ThreadSuppressed)] = "thread_suppressed",
        [typeof(ThreadSuppressionLifted)] = "thread_suppression_lifted",
        [typeof(ThreadMarked)] = "thread_marked",
        [typeof(ThreadMarkLifted)] = "thread_mark_lifted",
        [typeof(ThreadCaseUndone)] = "thread_case_undone",
        [typeof(CommentPosted)] = "comment_posted",
        [typeof(CommentImported)] = "comment_imported",
        [typeof(CommentEdited)] = "comment_edited",
        [typeof(CommentMarkedOfficial)] = "comment_marked_official",
        [typeof(CommentSuppressed)] = "comment_suppressed",
        [typeof(CommentSuppressionLifted)] = "comment_suppression_lifted",
        [typeof(CommentCaseUndone)] = "comment_case_undone",
        [typeof(VoteCast)] = "vote_cast",
        [typeof(ItemSaved)] = "item_saved",
        [typeof(ItemUnsaved)] = "item_unsaved",
        [typeof(ReadMarkMoved)] = "read_mark_moved",
        [typeof(CaseOpened)] = "case_opened",
        [typeof(CaseAdvanced)] = "case_advanced",
        [typeof(CaseCompleted)] = "case_completed",
        [typeof(CaseUndoOpened)] = "case_undo_opened",
        [typeof(CaseUndoAdvanced)] = "case_undo_advanced",
        [typeof(CaseUndone)] = "case_undone",
        [typeof(CaseSuppressed)] = "case_suppressed",
        [typeof(CaseSuppressionLifted)] = "case_suppression_lifted",
        [typeof(CaseCaseUndone)] = "case_case_undone",
        [typeof(ReportFiled)] = "report_filed",
        [typeof(ReportResolved)] = "report_resolved",
        [typeof(ClaimRequested)] = "claim_requested",
        [typeof(ClaimRetracted)] = "claim_retracted",
        [typeof(ClaimRefused)] = "claim_refused",
        [typeof(InboxOpened)] = "inbox_opened",
        [typeof(InboxRead)] = "inbox_read",
        [typeof(NoticesRead)] = "notices_read",
    };

    static readonly Dictionary<string, Type> Types = All.ToDictionary(named => named.Value, named => named.Key);

    /// <summary>What a stored event is, by its name.</summary>
    public static Type TypeOf(string name) => Types[name];

    public static void MapEventNames(this IEventStoreOptions events)
    {
        foreach (var (type, name) in All) events.MapEventType(type, name);
    }
}
