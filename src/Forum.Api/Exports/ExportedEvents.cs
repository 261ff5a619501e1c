using Forum.Api.Analytics;
using Forum.Api.Storage;
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

namespace Forum.Api.Exports;

/// <summary>
/// What of each kind of event goes out. No person, no text, and no number of a post: a post that is hidden leaves what analysts see, and the log
/// keeps it. What somebody does for themself alone is told by the day, in relations with keys of their own.
/// </summary>
public static class ExportedEvents
{
    const string Community = "community", Member = "member", Thread = "thread", Comment = "comment", Case = "case";

    public static readonly IReadOnlyDictionary<Type, ExportedEvent> All = new Dictionary<Type, ExportedEvent>
    {
        [typeof(CommunityFounded)] = new(Community, "number"),
        [typeof(CommunityEdited)] = new(Community),
        [typeof(ModeratorAppointed)] = ExportedEvent.NotTold,
        [typeof(AppointmentLifted)] = ExportedEvent.NotTold,
        [typeof(CommunityCaseUndone)] = new(Community),

        [typeof(MemberRegistered)] = new(Member),
        [typeof(AuthorImported)] = new(Member),
        [typeof(PasswordSet)] = ExportedEvent.NotTold,
        [typeof(AdministratorGranted)] = ExportedEvent.NotTold,
        [typeof(AnalystGranted)] = ExportedEvent.NotTold,
        [typeof(HandleChanged)] = ExportedEvent.NotTold,
        [typeof(DisplayNameChanged)] = ExportedEvent.NotTold,
        [typeof(BioChanged)] = ExportedEvent.NotTold,
        [typeof(PronounsChanged)] = ExportedEvent.NotTold,
        [typeof(ImportedPronounsChanged)] = ExportedEvent.NotTold,
        [typeof(ExternalIdentityLinked)] = ExportedEvent.NotTold,
        [typeof(MemberDeleted)] = ExportedEvent.NotTold,
        [typeof(MemberBanned)] = new(Member),
        [typeof(BanLifted)] = new(Member),
        [typeof(ProfileSuppressed)] = new(Member),
        [typeof(ProfileSuppressionLifted)] = new(Member),
        [typeof(AuthorClaimed)] = ExportedEvent.NotTold,
        [typeof(MemberCaseUndone)] = new(Member),

        [typeof(CommunityFollowed)] = ExportedEvent.NotTold,
        [typeof(CommunityUnfollowed)] = ExportedEvent.NotTold,
        [typeof(CommunityBlocked)] = ExportedEvent.NotTold,
        [typeof(CommunityUnblocked)] = ExportedEvent.NotTold,
        [typeof(MemberBlocked)] = ExportedEvent.NotTold,
        [typeof(MemberUnblocked)] = ExportedEvent.NotTold,
        [typeof(VoteCast)] = ExportedEvent.NotTold,
        [typeof(ItemSaved)] = ExportedEvent.NotTold,
        [typeof(ItemUnsaved)] = ExportedEvent.NotTold,
        [typeof(ReadMarkMoved)] = ExportedEvent.NotTold,
        [typeof(InboxOpened)] = ExportedEvent.NotTold,
        [typeof(InboxRead)] = ExportedEvent.NotTold,
        [typeof(NoticesRead)] = ExportedEvent.NotTold,
        [typeof(ReportFiled)] = ExportedEvent.NotTold,
        [typeof(ReportResolved)] = ExportedEvent.NotTold,
        [typeof(ClaimRequested)] = ExportedEvent.NotTold,
        [typeof(ClaimRetracted)] = ExportedEvent.NotTold,
        [typeof(ClaimRefused)] = ExportedEvent.NotTold,

        [typeof(ArticleImported)] = new(Thread, "comments"),
        [typeof(ThreadStarted)] = new(Thread),
        [typeof(ThreadImported)] = new(Thread, "score"),
        [typeof(ThreadEdited)] = new(Thread, "revision"),
        [typeof(ThreadMarkedOfficial)] = new(Thread, "official"),
        [typeof(ThreadSuppressed)] = new(Thread, "suppression.layer", "suppression.hides"),
        [typeof(ThreadSuppressionLifted)] = new(Thread),
        [typeof(ThreadMarked)] = new(Thread, "mark.kind"),
        [typeof(ThreadMarkLifted)] = new(Thread),
        [typeof(ThreadCaseUndone)] = new(Thread),

        [typeof(CommentPosted)] = new(Comment, "depth"),
        [typeof(CommentImported)] = new(Comment, "depth", "parentKnown", "score"),
        [typeof(CommentEdited)] = new(Comment, "revision"),
        [typeof(CommentMarkedOfficial)] = new(Comment, "official"),
        [typeof(CommentSuppressed)] = new(Comment, "suppression.layer", "suppression.hides"),
        [typeof(CommentSuppressionLifted)] = new(Comment),
        [typeof(CommentCaseUndone)] = new(Comment),

        [typeof(CaseOpened)] = new(Case, "number", "act.kind", "act.scope", "expected"),
        [typeof(CaseAdvanced)] = new(Case),
        [typeof(CaseCompleted)] = new(Case),
        [typeof(CaseUndoOpened)] = new(Case),
        [typeof(CaseUndoAdvanced)] = new(Case, "through"),
        [typeof(CaseUndone)] = new(Case),
        [typeof(CaseSuppressed)] = new(Case),
        [typeof(CaseSuppressionLifted)] = new(Case),
        [typeof(CaseCaseUndone)] = new(Case),
    };

    public static readonly IReadOnlyList<AnalyticsColumn> Columns =
    [
        new("position", "bigint", "Place in the log. Kinds of which nothing is told leave gaps."),
        new("type", "text", "What happened."),
        new("stream_kind", "text", "To what: community, member, thread, comment or case."),
        new("recorded_at", "timestamp with time zone", "When it was stored."),
        new("fields", "json", "What else is told of it, an object."),
    ];

    static IEnumerable<(string Name, ExportedEvent Event)> Told => All.Where(known => known.Value.IsTold).Select(known => (EventNames.All[known.Key], known.Value));

    public static string TypesSql => string.Join(", ", Told.Select(told => $"'{told.Name}'"));

    public static string StreamKindSql(string of) =>
        $"case {of}.type {string.Join(' ', Told.Select(told => $"when '{told.Name}' then '{told.Event.StreamKind}'"))} end";

    /// <summary>SQL that takes out of an event what is told of it, so that nothing else leaves the database.</summary>
    public static string FieldsSql(string of)
    {
        var objects = Told.Where(told => told.Event.Fields.Count > 0).Select(told => $"when '{told.Name}' then jsonb_build_object({Pairs(told.Event, of)})");
        return $"(case {of}.type {string.Join(' ', objects)} else '{{}}'::jsonb end)::text";
    }

    static string Pairs(ExportedEvent told, string of) =>
        string.Join(", ", told.Fields.Select(path => $"'{path.Split('.')[^1]}', {of}.data #> '{{{path.Replace('.', ',')}}}'"));
}
