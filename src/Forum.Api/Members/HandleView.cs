using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Members;
using JasperFx.Events;

namespace Forum.Api.Members;

/// <summary>
/// Whom each account's handle belongs to: whoever goes by it now, and for a year whoever gave it up, so that nobody is taken for who they
/// were. The one place that knows a former handle.
/// </summary>
public sealed class HandleView() : RowProjection(Table)
{
    public static readonly ViewTable Table = new ViewTable("handle")
        .Key("handle_key", "text")
        .Required("member_id", "uuid")
        .Optional("handle", "text") // as it was spelled; a former member needs no reminder
        .Optional("held_until", "timestamptz") // null while it is in use
        .Index("handle_member", "member_id").Sought();

    protected override void Apply(IRowOperations operations, IEvent e)
    {
        switch (e.Data)
        {
            case MemberRegistered registered:
                Take(registered.MemberId, registered.Handle);
                break;
            case HandleChanged changed:
                Free(changed.MemberId);
                Take(changed.MemberId, changed.Handle);
                break;
            case MemberDeleted deleted:
                Free(deleted.MemberId);
                operations.QueueSqlCommand("update views.handle set handle = null where member_id = ?", deleted.MemberId.Value);
                break;
        }

        void Free(MemberId member) => operations.QueueSqlCommand(
            "update views.handle set held_until = ? where member_id = ? and held_until is null",
            Handle.HeldUntil(e.Timestamp), member.Value);

        // Where somebody else still holds it the second statement fails: a decision that did not see them yet is then taken again.
        void Take(MemberId member, string handle)
        {
            var key = MemberKey.Of(handle, host: null);
            operations.QueueSqlCommand(
                "delete from views.handle where handle_key = ? and (held_until <= ? or (member_id = ? and held_until is not null))",
                key, e.Timestamp, member.Value);
            operations.QueueSqlCommand(
                "insert into views.handle (handle_key, member_id, handle, held_until) values (?, ?, ?, null)", key, member.Value, handle);
        }
    }
}
