using Forum.Api.Storage;
using Forum.Domain.Members;
using JasperFx.Events;

namespace Forum.Api.Members;

/// <summary>Which member somebody is whom another issuer vouches for.</summary>
public sealed class ExternalIdentityView() : RowProjection(Table)
{
    public static readonly ViewTable Table = new ViewTable("external_identity")
        .Key("subject_hash", "text")
        .Required("issuer", "text")
        .Required("member_id", "uuid")
        .Index("external_identity_member", "member_id").Sought();

    protected override void Apply(IRowOperations operations, IEvent e)
    {
        switch (e.Data)
        {
            case ExternalIdentityLinked linked:
                operations.QueueSqlCommand(
                    "insert into views.external_identity (subject_hash, issuer, member_id) values (?, ?, ?)",
                    linked.SubjectHash, linked.Issuer, linked.MemberId.Value);
                break;
            case MemberDeleted deleted:
                operations.QueueSqlCommand("delete from views.external_identity where member_id = ?", deleted.MemberId.Value);
                break;
        }
    }
}
