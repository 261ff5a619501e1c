using Forum.Api.Comments;
using Forum.Api.Members;
using Forum.Api.Moderation;

namespace Forum.Api.Inbox;

/// <summary>
/// The SQL of a member's notices: their own, and those of imported authors that they have claimed. What they may not know of, and what they did
/// themself, or somebody whom they have blocked, is left out before anything is counted. Parameters: $1 to $3 the member as viewer, $4 where the
/// last page ended, $5 how many.
/// </summary>
public static class InboxSql
{
    public static string Of(NoticeFilter filter, bool onlyUnread) =>
        $"""
        select * from (
            select distinct on (found.position) found.*
            from (select id from views.member where id = $3 union all select id from views.member where claimed_by = $3) me
            cross join lateral (
                select {Columns} from {Tables}
                where notice.member_id = me.id and notice.position < $4 and {Shown} and {Kinds(filter)} {(onlyUnread ? $"and {Unread}" : "")}
                order by notice.position desc limit $5) found
            order by found.position desc, found.kind = '{NoticeKind.Mention}') each_once
        order by position desc limit $5
        """;

    const string Unread =
        """
        notice.position > coalesce((select read_up_to from views.inbox where member_id = $3), 0)
        and not exists (select from views.notice_read seen where seen.member_id = $3 and seen.position = notice.position)
        """;

    const string Columns =
        $"""
        notice.position, notice.kind, notice.at, {Unread} as unread, comment.id as comment_id, thread.id as thread_id,
        its.number, its.act ->> 'kind' as case_kind, its.reason, its.undo_opened_at is not null as undone, its.community_id,
        its.hides_text, its.hides_existence, claim.number as claim_number, claim.refusal
        """;

    // Looked up one by one, from the latest notice on, until there are enough: joined as tables, all comments there are would be read for a page.
    const string Tables =
        """
        views.notice notice
        left join lateral (select * from views.comment where id = notice.item_id limit 1) comment on true
        left join lateral (select * from views.thread where id = coalesce(comment.thread_id, notice.item_id) limit 1) thread on true
        left join views.member thread_author on thread_author.id = thread.author_id
        left join views.member actor on actor.id = notice.actor_id
        left join views.moderation_case its on its.id = notice.case_id
        left join views.claim_request claim on claim.id = notice.item_id and claim.refused_at is not null
        """;

    static readonly string Shown =
        $"""
        (comment.id is null or {CommentExistence.Shows("comment")})
        and (thread.id is null or {Visibility.Exists("thread", "coalesce(thread_author.claimed_by, thread_author.id)")})
        and coalesce(actor.claimed_by, actor.id) is distinct from $3
        and not {Blocked.Author("coalesce(comment.hides_author, thread.hides_author)", "coalesce(actor.claimed_by, actor.id)")}
        and case notice.kind when '{NoticeKind.Undone}' then its.undo_actor_id else its.actor_id end is distinct from $3
        """;

    /// <summary>Counts each kind up to $5. Below what it is made of.</summary>
    public static readonly string Counts =
        "select " + string.Join(", ", ((NoticeFilter[])[NoticeFilter.Replies, NoticeFilter.Mentions, NoticeFilter.Moderation])
            .Select(filter => $"(select count(*) from ({Of(filter, onlyUnread: true)}) unread)"));

    static string Kinds(NoticeFilter filter) => filter switch
    {
        NoticeFilter.Replies => $"notice.kind = '{NoticeKind.Reply}'",
        NoticeFilter.Mentions => $"notice.kind = '{NoticeKind.Mention}'",
        NoticeFilter.Moderation => $"(notice.case_id is not null or notice.kind = '{NoticeKind.ClaimRefused}')",
        _ => "true",
    };
}
