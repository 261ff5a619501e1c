using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Members;
using JasperFx.Events;
using Marten;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Forum.Api.Analytics;

/// <summary>
/// Whom the keys stand for that analysts see in place of members. They are of chance and nowhere else, so that whoever leaves takes them along. A
/// member has two: one goes with what everybody may know of them, one with what is nobody's business, and nothing shows the two together.
/// They are no view: a rebuild leaves them as they are.
/// </summary>
public static class AnalyticsLinks
{
    const string Name = "analytics_link";

    public static readonly Table Table = Define();

    // Somebody who has left already gets none, however far behind this is.
    const string Add =
        $"""
        insert into {ForumStore.EventSchema}.{Name} (member_id, member_key, private_key)
        select member.id, gen_random_uuid(), gen_random_uuid() from views.member member left join views.member owner on owner.id = member.claimed_by
        where member.id = any(?) and not member.former and not coalesce(owner.former, false)
        on conflict (member_id) do nothing
        """;

    // Quoted, so that it is the view that stands also while another is made: an author who is not theirs by now keeps a key.
    const string Remove =
        $"""
        delete from {ForumStore.EventSchema}.{Name}
        where member_id = ? or member_id in (select author.id from "views".member author where author.claimed_by = ?)
        """;

    /// <summary>Gives keys to those who are new, and to authors who turned out not to be whoever took theirs along.</summary>
    public static void Keep(IDocumentOperations operations, IReadOnlyList<IEvent> events)
    {
        // Whoever left in the moment in which they got theirs could not take it along.
        foreach (var left in events.Select(e => e.Data).OfType<MemberDeleted>()) operations.QueueSqlCommand(Remove, left.MemberId.Value, left.MemberId.Value);
        Guid[] met = [.. events.Where(e => e.Data is MemberRegistered or AuthorImported or MemberCaseUndone).Select(e => e.StreamId).Distinct()];
        if (met.Length > 0) operations.QueueSqlCommand(Add, met);
    }

    /// <summary>Nothing leads from somebody who leaves, or from authors who they turned out to be, to a key any more.</summary>
    public static void Forget(IRowOperations operations, MemberId member) => operations.QueueSqlCommand(Remove, member.Value, member.Value);

    static Table Define()
    {
        var table = new Table(new PostgresqlObjectName(ForumStore.EventSchema, Name, SchemaUtils.IdentifierUsage.General));
        table.AddColumn("member_id", "uuid").AsPrimaryKey();
        table.AddColumn("member_key", "uuid").NotNull();
        table.AddColumn("private_key", "uuid").NotNull();
        return table;
    }
}
