using Forum.Api.Storage;
using Forum.Domain.Inbox;
using JasperFx.Events;

namespace Forum.Api.Inbox;

/// <summary>How far each member has read.</summary>
public sealed class InboxView() : RowProjection(Table, Read)
{
    // Whoever opens a second inbox for the same member fails, and then finds the first.
    static readonly ViewTable Table = new ViewTable("inbox")
        .Key("member_id", "uuid")
        .Required("id", "uuid")
        .Required("read_up_to", "bigint");

    /// <summary>What somebody has read beyond that.</summary>
    static readonly ViewTable Read = new ViewTable("notice_read")
        .Key("member_id", "uuid")
        .Key("position", "bigint");

    protected override void Apply(IRowOperations operations, IEvent e)
    {
        switch (e.Data)
        {
            case InboxOpened opened:
                operations.QueueSqlCommand(
                    "insert into views.inbox (member_id, id, read_up_to) values (?, ?, 0)", opened.MemberId.Value, opened.InboxId.Value);
                break;
            case InboxRead read:
                operations.QueueSqlCommand("update views.inbox set read_up_to = ? where member_id = ?", read.UpTo, read.MemberId.Value);
                operations.QueueSqlCommand(
                    "delete from views.notice_read where member_id = ? and position <= ?", read.MemberId.Value, read.UpTo);
                break;
            case NoticesRead read:
                operations.QueueSqlCommand(
                    """
                    insert into views.notice_read (member_id, position) select ?, notice from unnest(?) notice
                    where notice > (select read_up_to from views.inbox where member_id = ?)
                    on conflict do nothing
                    """,
                    read.MemberId.Value, read.Notices.ToArray(), read.MemberId.Value);
                break;
        }
    }
}
