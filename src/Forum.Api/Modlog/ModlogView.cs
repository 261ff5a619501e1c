using Forum.Api.Storage;
using JasperFx.Events;

namespace Forum.Api.Modlog;

/// <summary>
/// The log in the order of its events, each entry chained to the one before by its hash. It holds no words and no names: those are shown as
/// they may be seen today. Made again from the events it comes out the same, so nobody can change it, or what it tells of, unseen.
/// </summary>
public sealed class ModlogView() : Counter(Rows)
{
    static readonly ViewTable Rows = new ViewTable("modlog")
        .Key("number", "bigint")
        .Required("event_id", "uuid")
        .Required("at", "timestamptz")
        .Required("kind", "text")
        .Optional("case_id", "uuid")
        .Optional("community_id", "uuid")
        .Optional("member_id", "uuid")
        .Optional("actor_id", "uuid")
        .Required("record", "text")
        .Required("digest", "bytea")
        .Required("previous_hash", "bytea")
        .Required("hash", "bytea")
        .Index("modlog_case", "case_id", "number").Sought()
        .Index("modlog_community", "community_id", "number")
        .Index("modlog_member", "member_id", "number")
        .Index("modlog_actor", "actor_id", "number");

    protected override void Apply(IRowOperations operations, IReadOnlyList<IEvent> events)
    {
        foreach (var entry in events.Select(LogRecord.Of).OfType<LogRecord>()) Add(operations, entry);
    }

    // A statement for each: it sees what the one before it added. An undo is of the community and member of its case.
    static void Add(IRowOperations operations, LogRecord entry) => operations.QueueSqlCommand(
        """
        insert into views.modlog (number, event_id, at, kind, case_id, community_id, member_id, actor_id, record, digest, previous_hash, hash)
        select last.number + 1, ?, ?, ?, nullif(?, '00000000-0000-0000-0000-000000000000'::uuid),
            coalesce(nullif(?, '00000000-0000-0000-0000-000000000000'::uuid), opened.community_id),
            coalesce(nullif(?, '00000000-0000-0000-0000-000000000000'::uuid), opened.member_id),
            nullif(?, '00000000-0000-0000-0000-000000000000'::uuid), own.record, sha256(convert_to(own.record, 'UTF8')), last.hash,
            sha256(last.hash || sha256(convert_to(own.record, 'UTF8')))
        from (select ? as record) own
        cross join lateral (
            (select number, hash from views.modlog order by number desc limit 1)
            union all select 0, decode(repeat('00', 32), 'hex') limit 1) last
        left join lateral (select community_id, member_id from views.modlog where case_id = ? order by number limit 1) opened on true
        """,
        entry.EventId, entry.At, entry.Kind.ToString(), entry.Case ?? Guid.Empty, entry.Community ?? Guid.Empty, entry.Member ?? Guid.Empty,
        entry.Actor ?? Guid.Empty, entry.Text, entry.Case ?? Guid.Empty);
}
