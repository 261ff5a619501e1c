using Forum.Api.Storage;
using Forum.Domain.Claims;
using JasperFx.Events;

namespace Forum.Api.Claims;

/// <summary>Who asked to be taken for whom a page names. Whether that was granted is told by the member whom the page names.</summary>
public sealed class ClaimRequestView() : RowProjection(Table)
{
    static readonly ViewTable Table = new ViewTable("claim_request")
        .Key("id", "uuid")
        .Required("number", "bigint")
        .Required("author_id", "uuid")
        .Required("claimant_id", "uuid")
        .Required("statement", "text")
        .Required("requested_at", "timestamptz")
        .Optional("retracted_at", "timestamptz")
        .Optional("refused_at", "timestamptz")
        .Optional("refuser_id", "uuid")
        .Optional("refusal", "text")
        .Unique("claim_request_number", ["number"])
        .Unique("claim_request_open", ["claimant_id", "author_id"], where: "retracted_at is null and refused_at is null")
        .Index("claim_request_author", "author_id", "number");

    protected override void Apply(IRowOperations operations, IEvent e)
    {
        switch (e.Data)
        {
            case ClaimRequested requested:
                operations.QueueSqlCommand(
                    "insert into views.claim_request (id, number, author_id, claimant_id, statement, requested_at) values (?, ?, ?, ?, ?, ?)",
                    requested.ClaimRequestId.Value, requested.Number, requested.Author.Value, requested.Claimant.Value, requested.Statement,
                    e.Timestamp);
                break;
            case ClaimRetracted retracted:
                operations.QueueSqlCommand(
                    "update views.claim_request set retracted_at = ? where id = ?", e.Timestamp, retracted.ClaimRequestId.Value);
                break;
            case ClaimRefused refused:
                operations.QueueSqlCommand(
                    "update views.claim_request set refused_at = ?, refuser_id = ?, refusal = ? where id = ?",
                    e.Timestamp, refused.Moderator.Value, refused.Reason, refused.ClaimRequestId.Value);
                break;
        }
    }
}
