using Forum.Api.Moderation;
using Forum.Api.Storage;
using Forum.Domain.Comments;
using Forum.Domain.Moderation;
using Forum.Domain.Reports;
using Forum.Domain.Threads;
using JasperFx.Events;

namespace Forum.Api.Analytics;

/// <summary>Cases, what they and authors suppressed, and reports: without reasons, which are text.</summary>
public sealed class AnalysedModeration() : Counter(Cases, Suppressions, Reports)
{
    static readonly ViewTable Cases = new AnalyticsTable("case")
        .Key("id", "uuid")
        .Required("number", "bigint")
        .Required("kind", "text")
        .Required("scope", "text")
        .Optional("community_id", "uuid")
        .Optional("member_id", "uuid")
        .Optional("actor_id", "uuid")
        .Required("removes", "boolean")
        .Required("opened_at", "timestamptz")
        .Required("expected", "integer")
        .Required("items", "integer")
        .Optional("completed_at", "timestamptz")
        .Optional("undo_opened_at", "timestamptz")
        .Optional("undone_at", "timestamptz");

    static readonly ImposedTable Suppressions = new("suppression", table => table
        .Required("item_kind", "text").Optional("revision", "integer").Required("layer", "smallint").Required("hides", "smallint"));

    static readonly ViewTable Reports = new AnalyticsTable("report")
        .Key("id", "uuid")
        .Required("item_kind", "text")
        .Optional("community_id", "uuid")
        .Required("reporter_id", "uuid")
        .Required("filed_at", "timestamptz")
        .Optional("resolved_at", "timestamptz")
        .Optional("outcome", "text")
        .Optional("case_id", "uuid");

    protected override void Apply(IRowOperations operations, IReadOnlyList<IEvent> events)
    {
        foreach (var e in events)
        {
            if (!ApplySuppression(operations, e)) ApplyCase(operations, e);
        }
    }

    static bool ApplySuppression(IRowOperations operations, IEvent e)
    {
        switch (e.Data)
        {
            case ThreadSuppressed suppressed:
                Suppress(operations, AnalysedPosts.Thread, suppressed.ThreadId.Value, suppressed.Revision, suppressed.Suppression, e.Timestamp);
                return true;
            case CommentSuppressed suppressed:
                Suppress(operations, AnalysedPosts.Comment, suppressed.CommentId.Value, suppressed.Revision, suppressed.Suppression, e.Timestamp);
                return true;
            case CaseSuppressed suppressed:
                Suppress(operations, "case", suppressed.CaseId.Value, revision: null, suppressed.Suppression, e.Timestamp);
                return true;
            case ThreadSuppressionLifted lifted:
                Suppressions.Lift(operations, lifted.ThreadId.Value, lifted.Suppression, lifted.Case, e.Timestamp);
                return true;
            case CommentSuppressionLifted lifted:
                Suppressions.Lift(operations, lifted.CommentId.Value, lifted.Suppression, lifted.Case, e.Timestamp);
                return true;
            case CaseSuppressionLifted lifted:
                Suppressions.Lift(operations, lifted.CaseId.Value, lifted.Suppression, lifted.Case, e.Timestamp);
                return true;
            case ThreadCaseUndone undone:
                Suppressions.Undo(operations, undone.ThreadId.Value, undone.Case, e.Timestamp);
                return true;
            case CommentCaseUndone undone:
                Suppressions.Undo(operations, undone.CommentId.Value, undone.Case, e.Timestamp);
                return true;
            case CaseCaseUndone undone:
                Suppressions.Undo(operations, undone.CaseId.Value, undone.Case, e.Timestamp);
                return true;
            default:
                return false;
        }
    }

    static void ApplyCase(IRowOperations operations, IEvent e)
    {
        switch (e.Data)
        {
            case CaseOpened { Act: var act } opened:
                operations.QueueSqlCommand(
                    """
                    insert into views.analytics_case (id, number, kind, scope, community_id, member_id, actor_id, removes, opened_at, expected, items)
                    values (?, ?, ?, ?, nullif(?, '00000000-0000-0000-0000-000000000000'::uuid), nullif(?, '00000000-0000-0000-0000-000000000000'::uuid),
                        nullif(?, '00000000-0000-0000-0000-000000000000'::uuid), ?, ?, ?, 0)
                    """,
                    opened.CaseId.Value, opened.Number, Name(act.Kind), Name(act.Scope), act.Community?.Value ?? Guid.Empty,
                    act.Member?.Value ?? Guid.Empty, opened.Actor?.Value ?? Guid.Empty, act.Kind == CaseKind.Remove || act.Removes, e.Timestamp,
                    opened.Expected);
                break;
            case CaseAdvanced advanced:
                operations.QueueSqlCommand(
                    "update views.analytics_case set items = items + ? where id = ?", advanced.Items.Count, advanced.CaseId.Value);
                break;
            case CaseCompleted completed:
                operations.QueueSqlCommand("update views.analytics_case set completed_at = ? where id = ?", e.Timestamp, completed.CaseId.Value);
                break;
            case CaseUndoOpened undo:
                operations.QueueSqlCommand("update views.analytics_case set undo_opened_at = ? where id = ?", e.Timestamp, undo.CaseId.Value);
                break;
            case CaseUndone undone:
                operations.QueueSqlCommand("update views.analytics_case set undone_at = ? where id = ?", e.Timestamp, undone.CaseId.Value);
                break;
            case ReportFiled filed:
                operations.QueueSqlCommand(
                    """
                    insert into views.analytics_report (id, item_kind, community_id, reporter_id, filed_at)
                    values (?, ?, nullif(?, '00000000-0000-0000-0000-000000000000'::uuid), ?, ?)
                    """,
                    filed.ReportId.Value, Name(filed.Item.Kind), filed.Community?.Value ?? Guid.Empty, filed.Reporter.Value, e.Timestamp);
                break;
            case ReportResolved resolved:
                operations.QueueSqlCommand(
                    """
                    update views.analytics_report set resolved_at = ?, outcome = ?, case_id = nullif(?, '00000000-0000-0000-0000-000000000000'::uuid)
                    where id = ?
                    """,
                    e.Timestamp, Name(resolved.Outcome), resolved.Case?.Value ?? Guid.Empty, resolved.ReportId.Value);
                break;
        }
    }

    static void Suppress(IRowOperations operations, string kind, Guid target, int? revision, Suppression suppression, DateTimeOffset at) =>
        operations.QueueSqlCommand(
            $"""
            insert into {Suppressions.Identifier} (id, target_id, case_id, item_kind, revision, layer, hides, imposed_at)
            values (?, ?, nullif(?, '00000000-0000-0000-0000-000000000000'::uuid), ?, nullif(?, 0), ?, ?, ?)
            """,
            suppression.Id.Value, target, suppression.Case?.Value ?? Guid.Empty, kind, revision ?? 0, SuppressionRows.Bit(suppression.Layer),
            suppression.Hides.Aggregate((short)0, (bits, what) => (short)(bits | SuppressionRows.Bit(what))), at);

    /// <summary>As answers in JSON have it.</summary>
    static string Name<T>(T value) where T : struct, Enum => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
