using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Claims;
using Forum.Domain.Comments;
using Forum.Domain.Members;
using Forum.Domain.Text;
using Forum.Domain.Threads;
using JasperFx.Events;

namespace Forum.Api.Inbox;

/// <summary>
/// What members are told: that somebody answered or mentioned them, and what a moderator did to what is theirs or refused them. A notice refers
/// to everything by id, and its place in the log is its place in the inbox; what it says is found out when it is read. One act of a moderator is
/// one notice, however much it touches; whoever is named in one post twice, or again in a later version, is told once. A page that is imported
/// tells nobody.
/// </summary>
public sealed class Notices() : Counter(Rows)
{
    static readonly ViewTable Rows = new ViewTable("notice")
        .Key("member_id", "uuid")
        .Key("position", "bigint")
        .Required("kind", "text")
        .Required("item_id", "uuid")
        .Optional("case_id", "uuid")
        .Optional("actor_id", "uuid")
        .Required("at", "timestamptz")
        .Unique("notice_of_post", ["member_id", "item_id"], where: "case_id is null").Sought()
        .Unique("notice_of_case", ["member_id", "case_id", "kind"], where: "case_id is not null").Sought();

    protected override void Apply(IRowOperations operations, IReadOnlyList<IEvent> events)
    {
        Reply(operations, [.. Each(events, e => e.Data as CommentPosted)]);
        Mention(operations, [.. Each(events, e => Body(e.Data)).SelectMany(
            text => Mentions.Members(text.Of.Body).Select(member => new Told<(Guid Item, Guid Member)>(text.Event, (text.Of.Item, member.Value))))]);
        Moderate(operations, [.. Each(events, e => Act(e.Data))]);
        Refuse(operations, [.. Each(events, e => e.Data as ClaimRefused)]);
    }

    // Answers are told of the author as the log has them. Whose an imported author's have become is found out when they are read.
    static void Reply(IRowOperations operations, Told<CommentPosted>[] posted)
    {
        if (posted.Length == 0) return;
        operations.QueueSqlCommand(
            $"""
            insert into views.notice (member_id, position, kind, item_id, actor_id, at)
            select coalesce(parent.author_id, thread.author_id), reply.position, '{NoticeKind.Reply}', reply.id, reply.author_id, reply.at
            from unnest(?, ?, ?, ?, ?, ?) as reply(position, at, id, thread_id, parent_id, author_id)
            join views.thread thread on thread.id = reply.thread_id
            left join views.comment parent on parent.id = reply.parent_id
            where coalesce(parent.author_id, thread.author_id) <> reply.author_id
            order by reply.position on conflict do nothing
            """,
            Positions(posted), Times(posted), posted.Select(told => told.Of.CommentId.Value).ToArray(),
            posted.Select(told => told.Of.ThreadId.Value).ToArray(), posted.Select(told => told.Of.Parent?.Value ?? Guid.Empty).ToArray(),
            posted.Select(told => told.Of.Author.Value).ToArray());
    }

    static void Mention(IRowOperations operations, Told<(Guid Item, Guid Member)>[] mentions)
    {
        if (mentions.Length == 0) return;
        operations.QueueSqlCommand(
            $"""
            insert into views.notice (member_id, position, kind, item_id, actor_id, at)
            select member.id, mention.position, '{NoticeKind.Mention}', mention.item_id, coalesce(comment.author_id, thread.author_id), mention.at
            from unnest(?, ?, ?, ?) as mention(position, at, item_id, member_id)
            join views.member member on member.id = mention.member_id
            left join views.comment comment on comment.id = mention.item_id
            left join views.thread thread on thread.id = mention.item_id
            where coalesce(comment.author_id, thread.author_id) <> mention.member_id
            order by mention.position on conflict do nothing
            """,
            Positions(mentions), Times(mentions), mentions.Select(told => told.Of.Item).ToArray(), mentions.Select(told => told.Of.Member).ToArray());
    }

    static void Moderate(IRowOperations operations, Told<NoticedAct>[] acts)
    {
        if (acts.Length == 0) return;
        operations.QueueSqlCommand(
            """
            insert into views.notice (member_id, position, kind, item_id, case_id, at)
            select * from (
                select coalesce(comment.author_id, thread.author_id, case act.kind when 'ClaimApproved' then claimant.id when 'Undone' then claimant.id end, member.id)
                        as member_id, act.position, act.kind, act.item_id, act.case_id, act.at
                from unnest(?, ?, ?, ?, ?) as act(position, at, kind, item_id, case_id)
                left join views.comment comment on comment.id = act.item_id
                left join views.thread thread on thread.id = act.item_id
                left join views.member member on member.id = act.item_id
                left join views.moderation_case its on its.id = act.case_id
                left join views.member claimant on claimant.id = (its.act ->> 'claimant')::uuid) told
            where member_id is not null
            order by position on conflict do nothing
            """,
            Positions(acts), Times(acts), acts.Select(told => told.Of.Kind.ToString()).ToArray(), acts.Select(told => told.Of.Item).ToArray(),
            acts.Select(told => told.Of.Case.Value).ToArray());
    }

    static void Refuse(IRowOperations operations, Told<ClaimRefused>[] refused)
    {
        if (refused.Length == 0) return;
        operations.QueueSqlCommand(
            $"""
            insert into views.notice (member_id, position, kind, item_id, at)
            select request.claimant_id, refused.position, '{NoticeKind.ClaimRefused}', request.id, refused.at
            from unnest(?, ?, ?) as refused(position, at, id) join views.claim_request request on request.id = refused.id
            order by refused.position on conflict do nothing
            """,
            Positions(refused), Times(refused), refused.Select(told => told.Of.ClaimRequestId.Value).ToArray());
    }

    static NoticedAct? Act(object @event) => @event switch
    {
        CommentSuppressed { Revision: null, Suppression: { Case: { } by } } it => new(NoticeKind.Removed, it.CommentId.Value, by),
        CommentSuppressionLifted { Case: { } by } it => new(NoticeKind.Restored, it.CommentId.Value, by),
        CommentCaseUndone it => new(NoticeKind.Undone, it.CommentId.Value, it.Case),
        ThreadSuppressed { Revision: null, Suppression: { Case: { } by } } it => new(NoticeKind.Removed, it.ThreadId.Value, by),
        ThreadSuppressionLifted { Case: { } by } it => new(NoticeKind.Restored, it.ThreadId.Value, by),
        ThreadCaseUndone it => new(NoticeKind.Undone, it.ThreadId.Value, it.Case),
        MemberBanned { Ban.Case: { } by } it => new(NoticeKind.Banned, it.MemberId.Value, by),
        BanLifted it => new(NoticeKind.Unbanned, it.MemberId.Value, it.Case),
        ProfileSuppressed { Suppression.Case: { } by } it => new(NoticeKind.ProfileHidden, it.MemberId.Value, by),
        ProfileSuppressionLifted it => new(NoticeKind.ProfileShown, it.MemberId.Value, it.Case),
        AuthorClaimed { Claim.Case: { } by } it => new(NoticeKind.ClaimApproved, it.MemberId.Value, by),
        MemberCaseUndone it => new(NoticeKind.Undone, it.MemberId.Value, it.Case),
        _ => null,
    };

    static NoticedBody? Body(object @event) => @event switch
    {
        CommentPosted posted => new(posted.CommentId.Value, posted.Body),
        CommentEdited edited => new(edited.CommentId.Value, edited.Body),
        ThreadStarted started => new(started.ThreadId.Value, started.Body),
        ThreadEdited edited => new(edited.ThreadId.Value, edited.Body),
        _ => null,
    };

    static IEnumerable<Told<T>> Each<T>(IReadOnlyList<IEvent> events, Func<IEvent, T?> read) where T : class =>
        events.Select(e => (Event: e, Of: read(e))).Where(told => told.Of is not null).Select(told => new Told<T>(told.Event, told.Of!));

    static long[] Positions<T>(Told<T>[] told) => [.. told.Select(each => each.Event.Sequence)];

    static DateTimeOffset[] Times<T>(Told<T>[] told) => [.. told.Select(each => each.Event.Timestamp.ToUniversalTime())];

    sealed record Told<T>(IEvent Event, T Of);

    sealed record NoticedAct(NoticeKind Kind, Guid Item, CaseId Case);

    sealed record NoticedBody(Guid Item, string Body);
}
