using System.Text.Json;
using System.Text.Json.Serialization;
using Forum.Api.Storage;
using Forum.Domain.Moderation;
using JasperFx.Events;

namespace Forum.Api.Moderation;

/// <summary>Cases, how far they have come, and what they touched.</summary>
public sealed class CaseView() : RowProjection(Table, Items, Suppressions.Table)
{
    /// <summary>How <c>act</c> is written, for readers in SQL and for <see cref="CaseModel"/>.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    static readonly SuppressionRows Suppressions = new("moderation_case", hasRevisions: false);

    static readonly ViewTable Table = SuppressionRows.AddColumns(new ViewTable("moderation_case")
        .Key("id", "uuid")
        .Required("number", "bigint")
        .Required("kind", "text")
        .Optional("community_id", "uuid")
        .Optional("member_id", "uuid")
        .Required("act", "jsonb")
        .Optional("actor_id", "uuid")
        .Required("reason", "text")
        .Optional("rule", "text")
        .Required("opened_at", "timestamptz")
        .Required("expected", "integer")
        .Required("items", "integer")
        .Optional("completed_at", "timestamptz")
        .Optional("undo_actor_id", "uuid")
        .Optional("undo_reason", "text")
        .Optional("undo_opened_at", "timestamptz")
        .Required("undone_items", "integer")
        .Optional("undone_at", "timestamptz"))
        .Unique("case_number", ["number"])
        .Index("case_community", "community_id", "number")
        .Index("case_member", "member_id", "number")
        .Index("case_unfinished", "completed_at", "undo_opened_at", "undone_at");

    /// <summary>In the order in which they were touched, from 1.</summary>
    static readonly ViewTable Items = new ViewTable("case_item")
        .Key("case_id", "uuid")
        .Key("place", "integer")
        .Required("kind", "text")
        .Required("item_id", "uuid")
        .Index("case_item_of", "item_id");

    protected override void Apply(IRowOperations operations, IEvent e)
    {
        switch (e.Data)
        {
            case CaseOpened opened:
                operations.QueueSqlCommand(
                    """
                    insert into views.moderation_case (id, number, kind, community_id, member_id, act, actor_id, reason, rule, opened_at, expected,
                        items, undone_items)
                    values (?, ?, ?, nullif(?, '00000000-0000-0000-0000-000000000000'::uuid), nullif(?, '00000000-0000-0000-0000-000000000000'::uuid),
                        ?::jsonb, nullif(?, '00000000-0000-0000-0000-000000000000'::uuid), ?, nullif(?, ''), ?, ?, 0, 0)
                    """,
                    opened.CaseId.Value, opened.Number, opened.Act.Kind.ToString(), opened.Act.Community?.Value ?? Guid.Empty,
                    opened.Act.Member?.Value ?? Guid.Empty, JsonSerializer.Serialize(opened.Act, Json), opened.Actor?.Value ?? Guid.Empty,
                    opened.Reason, opened.Rule ?? "", e.Timestamp, opened.Expected);
                break;
            case CaseAdvanced advanced:
                operations.QueueSqlCommand(
                    """
                    insert into views.case_item (case_id, place, kind, item_id)
                    select c.id, c.items + item.place, item.kind, item.id
                    from views.moderation_case c cross join unnest(?, ?) with ordinality as item(kind, id, place)
                    where c.id = ?
                    """,
                    advanced.Items.Select(item => item.Kind.ToString()).ToArray(), advanced.Items.Select(item => item.Id).ToArray(),
                    advanced.CaseId.Value);
                operations.QueueSqlCommand(
                    "update views.moderation_case set items = items + ? where id = ?", advanced.Items.Count, advanced.CaseId.Value);
                break;
            case CaseCompleted completed:
                operations.QueueSqlCommand(
                    "update views.moderation_case set completed_at = ? where id = ?", e.Timestamp, completed.CaseId.Value);
                break;
            case CaseUndoOpened undo:
                operations.QueueSqlCommand(
                    """
                    update views.moderation_case set undo_actor_id = nullif(?, '00000000-0000-0000-0000-000000000000'::uuid),
                        undo_reason = ?, undo_opened_at = ? where id = ?
                    """,
                    undo.Actor?.Value ?? Guid.Empty, undo.Reason, e.Timestamp, undo.CaseId.Value);
                break;
            case CaseUndoAdvanced advanced:
                operations.QueueSqlCommand(
                    "update views.moderation_case set undone_items = ? where id = ?", advanced.Through, advanced.CaseId.Value);
                break;
            case CaseUndone undone:
                operations.QueueSqlCommand("update views.moderation_case set undone_at = ? where id = ?", e.Timestamp, undone.CaseId.Value);
                break;
            case CaseSuppressed suppressed:
                Suppressions.Impose(operations, suppressed.CaseId.Value, revision: null, suppressed.Suppression, e.Timestamp);
                break;
            case CaseSuppressionLifted lifted:
                Suppressions.Lift(operations, lifted.CaseId.Value, lifted.Suppression, lifted.Case);
                break;
            case CaseCaseUndone undone:
                Suppressions.Undo(operations, undone.CaseId.Value, undone.Case);
                break;
        }
    }
}
