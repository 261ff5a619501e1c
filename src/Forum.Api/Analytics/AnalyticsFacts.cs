namespace Forum.Api.Analytics;

/// <summary>What people wrote, voted and reported: a row for each.</summary>
static class AnalyticsFacts
{
    const string Key =
        "Stands for the member as of now; the same in every relation and at every cut. Null where nobody is said to have written it, and for whoever has left.";

    const string PrivateKey =
        "Stands for the member in what is nobody's business: another key than member_key, and nothing leads from one to the other. Null for whoever has left.";

    const string Community = "Number of the community; see community.";

    const string Imported = "Whether it came from another forum or from a page. Then its times here tell of the import.";

    const string From = "The earliest moment when it can have been written, as its source says. Null for what was written here, and where the source does not say.";

    const string To = "The latest moment when it can have been written; in between nothing is known. Null as in written_from.";

    const string ImportedScore = "Votes up less votes down that its source showed. Null where it showed none, and for what was written here.";

    public static readonly AnalyticsRelation[] All =
    [
        new(
            "thread", AnalyticsKind.Fact,
            "Threads that everybody may see. What is removed, deleted or withdrawn has no row until that is taken back.",
            [
                new("thread_number", "bigint", "Number of the thread in its address."),
                new("community_number", "bigint", Community),
                new("member_key", "uuid", Key),
                new("started_at", "timestamp with time zone", "When it was started or imported here."),
                new("started_on", "date", "The day of started_at in UTC."),
                new("is_imported", "boolean", Imported),
                new("written_from", "timestamp with time zone", From),
                new("written_to", "timestamp with time zone", To),
                new("is_link", "boolean", "Whether it was started with a link, not as a text alone."),
                new("imported_score", "integer", ImportedScore),
            ],
            from => $"""
                select thread.number, community.number, writer.member_key, thread.started_at, (thread.started_at at time zone 'UTC')::date, thread.is_imported,
                    thread.written_from, thread.written_to, thread.is_link, thread.imported_score
                from {from.Table("thread")} thread join {from.Table("community")} community on community.id = thread.community_id
                {from.Keys("thread.author_id", "writer")}
                where {from.IsVisible("thread")}
                """),
        new(
            "comment", AnalyticsKind.Fact,
            "Comments that everybody may see. What is removed, deleted or withdrawn has no row until that is taken back; its thread or parent may lack one.",
            [
                new("comment_number", "bigint", "Number of the comment in its address."),
                new("thread_number", "bigint", "Number of its thread; see thread."),
                new("community_number", "bigint", Community),
                new("member_key", "uuid", Key),
                new("parent_comment_number", "bigint", "Number of the comment that it answers. Null at the top level, and where is_parent_known is false."),
                new("is_parent_known", "boolean", "False where the page that it came from has lost who answers whom; that is not the same as top level."),
                new("depth", "integer", "Levels above it in the thread, 0 at the top; 0 too where the parent is not known."),
                new("posted_at", "timestamp with time zone", "When it was posted or imported here."),
                new("posted_on", "date", "The day of posted_at in UTC."),
                new("is_imported", "boolean", Imported),
                new("written_from", "timestamp with time zone", From),
                new("written_to", "timestamp with time zone", To),
                new("imported_score", "integer", ImportedScore),
            ],
            from => $"""
                select comment.number, thread.number, community.number, writer.member_key, parent.number, comment.parent_known, comment.depth,
                    comment.posted_at, (comment.posted_at at time zone 'UTC')::date, comment.is_imported, comment.written_from, comment.written_to,
                    comment.imported_score
                from {from.Table("comment")} comment
                join {from.Table("thread")} thread on thread.id = comment.thread_id
                join {from.Table("community")} community on community.id = thread.community_id
                left join {from.Table("comment")} parent on parent.id = comment.parent_key
                {from.Keys("comment.author_id", "writer")}
                where {from.IsVisible("comment")}
                """),
        new(
            "edit", AnalyticsKind.Fact,
            "Edits of threads and comments that everybody may see, without what was changed. Only authors edit.",
            [
                new("item_kind", "text", "thread or comment."),
                new("thread_number", "bigint", "Number of the thread that was edited, or of the comment's."),
                new("comment_number", "bigint", "Number of the comment that was edited. Null for a thread."),
                new("community_number", "bigint", Community),
                new("member_key", "uuid", Key),
                new("revision", "integer", "The version that the edit made; what was first written is 1, so this is 2 or more."),
                new("edited_at", "timestamp with time zone", "When it was edited."),
                new("edited_on", "date", "The day of edited_at in UTC."),
            ],
            from => $"""
                select edit.item_kind, post.thread_number, post.comment_number, post.community_number, writer.member_key, edit.revision, edit.edited_at,
                    (edit.edited_at at time zone 'UTC')::date
                from {from.Table("edit")} edit
                join {Posts(from)} post on post.id = edit.item_id
                {from.Keys("post.author_id", "writer")}
                where {from.IsVisible("post")}
                """),
        new(
            "vote", AnalyticsKind.Fact,
            "Votes as they stand on threads and comments that everybody may see; one that was taken back has no row. Who voted is nobody's business, so the key is another, and the time a day.",
            [
                new("item_kind", "text", "thread or comment."),
                new("thread_number", "bigint", "Number of the thread that is voted on, or of the comment's."),
                new("comment_number", "bigint", "Number of the comment that is voted on. Null for a thread."),
                new("community_number", "bigint", Community),
                new("private_key", "uuid", PrivateKey),
                new("value", "integer", "1 up, -1 down."),
                new("cast_on", "date", "The day in UTC when the vote was last changed."),
            ],
            from => $"""
                select vote.item_kind, post.thread_number, post.comment_number, post.community_number, voter.private_key, vote.value,
                    (vote.cast_at at time zone 'UTC')::date
                from {from.Table("vote")} vote
                join {Posts(from)} post on post.id = vote.item_id
                {from.Keys("vote.voter_id", "voter")}
                where vote.value <> 0 and {from.IsVisible("post")}
                """),
        new(
            "report", AnalyticsKind.Fact,
            "Reports to moderators. What and whom they are about is not told, nor why.",
            [
                new("item_kind", "text", "What is reported: thread, comment or member."),
                new("community_number", "bigint", "Number of the community; null for a profile, which is for administrators."),
                new("private_key", "uuid", PrivateKey),
                new("filed_on", "date", "The day in UTC when it was filed."),
                new("resolved_on", "date", "The day in UTC when it was resolved. Null while it is open."),
                new("minutes_to_resolution", "integer", "Whole minutes from filing to resolution. Null while it is open."),
                new("outcome", "text", "acted, no_action or misuse. Null while it is open."),
                new("case_number", "bigint", "Number of the case that was opened for it; see moderation_case. Null where there is none."),
            ],
            from => $"""
                select report.item_kind, community.number, reporter.private_key, (report.filed_at at time zone 'UTC')::date,
                    (report.resolved_at at time zone 'UTC')::date, (extract(epoch from report.resolved_at - report.filed_at) / 60)::integer, report.outcome,
                    moderation.number
                from {from.Table("report")} report
                left join {from.Table("community")} community on community.id = report.community_id
                left join {from.Table("case")} moderation on moderation.id = report.case_id
                {from.Keys("report.reporter_id", "reporter")}
                """),
        new(
            "moderation_case", AnalyticsKind.Fact,
            "Acts of moderators, each however many items it touched. They stay when they are undone, and when what they touched is hidden. Reasons are text and not here.",
            [
                new("case_number", "bigint", "Number of the case in its address."),
                new("kind", "text", "remove, restore, ban, unban, lock, unlock, pin, unpin, hide_profile, show_profile, appoint, dismiss or approve_claim."),
                new("scope", "text", "item, subtree (all below it too) or member (all that somebody wrote)."),
                new("community_number", "bigint", "Number of the community; null for the whole site."),
                new("actor_key", "uuid", "member_key of who did it. Null for an operator, for whoever has left, and where the log's entry is hidden."),
                new("member_key", "uuid", "member_key of whom it is about. Null where it is about a post, for whoever has left, and where the log's entry is hidden."),
                new("is_removal", "boolean", "Whether it removes posts: a removal, or a ban that removes."),
                new("opened_at", "timestamp with time zone", "When it was opened."),
                new("opened_on", "date", "The day of opened_at in UTC."),
                new("completed_at", "timestamp with time zone", "When all of it was done. Null while it is at work."),
                new("undo_opened_at", "timestamp with time zone", "When somebody began to take it back. Null where nobody has."),
                new("undone_at", "timestamp with time zone", "When all of it was taken back. Null where it stands."),
                new("items", "integer", "How many items it has touched."),
            ],
            from => $"""
                select moderation.number, moderation.kind, moderation.scope, community.number,
                    case when {from.IsTold("moderation")} then actor.member_key end, case when {from.IsTold("moderation")} then subject.member_key end,
                    moderation.removes and moderation.kind in ('remove', 'ban'), moderation.opened_at, (moderation.opened_at at time zone 'UTC')::date,
                    moderation.completed_at, moderation.undo_opened_at, moderation.undone_at, moderation.items
                from {from.Table("case")} moderation
                left join {from.Table("community")} community on community.id = moderation.community_id
                {from.Keys("moderation.actor_id", "actor")}
                {from.Keys("moderation.member_id", "subject")}
                """),
        new(
            "suppression", AnalyticsKind.Fact,
            "Each reason why a post, a version of it, or an entry of the moderation log may not be seen, in force or not. Which post it is is not told.",
            [
                new("item_kind", "text", "What is hidden: thread, comment, or case for an entry of the log."),
                new("community_number", "bigint", "Number of the community; null for an entry of the log about the whole site."),
                new("is_of_revision", "boolean", "Whether it hides an earlier version alone."),
                new("layer", "text", "Who hides it: author, moderator or oversight."),
                new("hides_text", "boolean", "Whether what the post says is hidden."),
                new("hides_author", "boolean", "Whether it is hidden who wrote it."),
                new("hides_existence", "boolean", "Whether it is hidden that it is there, with all below it."),
                new("case_number", "bigint", "Number of the case that imposed it; see moderation_case. Null where an author or an imported page did."),
                new("imposed_at", "timestamp with time zone", "When it was imposed."),
                new("imposed_on", "date", "The day of imposed_at in UTC."),
                new("ended_at", "timestamp with time zone", "When it was undone, taken back by its author, or lifted by a case. Null while it is in force."),
                new("is_undone", "boolean", "Whether the case that imposed it was taken back."),
            ],
            from => $"""
                select hiding.item_kind, coalesce(post.community_number, entered.number), hiding.revision is not null,
                    case hiding.layer when 1 then 'author' when 2 then 'moderator' else 'oversight' end,
                    hiding.hides & 1 <> 0, hiding.hides & 2 <> 0, hiding.hides & 4 <> 0, moderation.number, hiding.imposed_at,
                    (hiding.imposed_at at time zone 'UTC')::date, {ImposedTable.Ended("hiding")}, hiding.undone_at is not null
                from {from.Table("suppression")} hiding
                left join {Posts(from)} post on post.id = hiding.target_id
                left join {from.Table("case")} entry on entry.id = hiding.target_id
                left join {from.Table("community")} entered on entered.id = entry.community_id
                left join {from.Table("case")} moderation on moderation.id = hiding.case_id
                """),
        new(
            "membership", AnalyticsKind.Fact,
            "Who follows and who moderates a community, and who did. Moderators are known to everybody; who follows is nobody's business, so the key is another. Times are days.",
            [
                new("kind", "text", "follow or moderator."),
                new("community_number", "bigint", Community),
                new("member_key", "uuid", "Stands for a moderator; null for a follower, and for whoever has left."),
                new("private_key", "uuid", "Stands for a follower, as in vote and report; null for a moderator, and for whoever has left."),
                new("since_on", "date", "The first day in UTC."),
                new("ended_on", "date", "The last day in UTC. Null while it goes on."),
            ],
            from => $"""
                select 'follow', community.number, null::uuid, follower.private_key, (follow.since at time zone 'UTC')::date, (follow.until at time zone 'UTC')::date
                from {from.Table("follow")} follow join {from.Table("community")} community on community.id = follow.community_id
                {from.Keys("follow.member_id", "follower")}
                union all
                select 'moderator', community.number, moderator.member_key, null::uuid, (appointment.imposed_at at time zone 'UTC')::date,
                    ({ImposedTable.Ended("appointment")} at time zone 'UTC')::date
                from {from.Table("appointment")} appointment join {from.Table("community")} community on community.id = appointment.target_id
                {from.Keys("appointment.member_id", "moderator")}
                """),
    ];

    /// <summary>Threads and comments alike, whether they may be seen or not.</summary>
    static string Posts(AnalyticsSources from) =>
        $"""
        (
            select thread.id, thread.author_id, thread.number as thread_number, null::bigint as comment_number, community.number as community_number
            from {from.Table("thread")} thread join {from.Table("community")} community on community.id = thread.community_id
            union all
            select comment.id, comment.author_id, thread.number, comment.number, community.number
            from {from.Table("comment")} comment
            join {from.Table("thread")} thread on thread.id = comment.thread_id
            join {from.Table("community")} community on community.id = thread.community_id)
        """;
}
