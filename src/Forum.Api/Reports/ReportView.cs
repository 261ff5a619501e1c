using Forum.Api.Storage;
using Forum.Domain.Reports;
using JasperFx.Events;

namespace Forum.Api.Reports;

/// <summary>Reports, open and resolved. Somebody has at most one open report of the same thing.</summary>
public sealed class ReportView() : RowProjection(Table)
{
    static readonly ViewTable Table = new ViewTable("report")
        .Key("id", "uuid")
        .Required("number", "bigint")
        .Required("reporter_id", "uuid")
        .Required("kind", "text")
        .Required("item_id", "uuid")
        .Required("part", "text")
        .Required("revision", "integer")
        .Optional("against_id", "uuid")
        .Optional("community_id", "uuid")
        .Required("reason", "text")
        .Required("filed_at", "timestamptz")
        .Optional("resolver_id", "uuid")
        .Optional("outcome", "text")
        .Optional("case_id", "uuid")
        .Optional("note", "text")
        .Optional("resolved_at", "timestamptz")
        .Unique("report_number", ["number"])
        .Unique("report_open", ["reporter_id", "item_id", "part"], where: "resolved_at is null")
        .Index("report_community", "community_id", "number")
        .Index("report_item", "item_id", "number")
        .Index("report_reporter", "reporter_id", "number")
        .Index("report_against", "against_id", "number");

    protected override void Apply(IRowOperations operations, IEvent e)
    {
        switch (e.Data)
        {
            case ReportFiled filed:
                operations.QueueSqlCommand(
                    """
                    insert into views.report (id, number, reporter_id, kind, item_id, part, revision, against_id, community_id, reason, filed_at)
                    values (?, ?, ?, ?, ?, ?, ?, nullif(?, '00000000-0000-0000-0000-000000000000'::uuid),
                        nullif(?, '00000000-0000-0000-0000-000000000000'::uuid), ?, ?)
                    """,
                    filed.ReportId.Value, filed.Number, filed.Reporter.Value, filed.Item.Kind.ToString(), filed.Item.Id,
                    filed.Part?.ToString() ?? "", filed.Revision ?? 0, filed.Against?.Value ?? Guid.Empty, filed.Community?.Value ?? Guid.Empty,
                    filed.Reason, e.Timestamp);
                break;
            case ReportResolved resolved:
                operations.QueueSqlCommand(
                    """
                    update views.report set resolver_id = ?, outcome = ?, case_id = nullif(?, '00000000-0000-0000-0000-000000000000'::uuid),
                        note = nullif(?, ''), resolved_at = ? where id = ?
                    """,
                    resolved.Resolver.Value, resolved.Outcome.ToString(), resolved.Case?.Value ?? Guid.Empty, resolved.Note ?? "", e.Timestamp,
                    resolved.ReportId.Value);
                break;
        }
    }
}
