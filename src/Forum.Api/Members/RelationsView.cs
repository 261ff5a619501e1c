using Forum.Api.Storage;
using Forum.Domain.Members;
using JasperFx.Events;

namespace Forum.Api.Members;

/// <summary>
/// Which communities members follow, and whom and what they have blocked. A target is a community, or a member as they were known when they
/// were blocked: an author who is an account now is blocked under either id.
/// </summary>
public sealed class RelationsView() : RowProjection(Follows, Blocks)
{
    static readonly ViewTable Follows = new ViewTable("follow")
        .Key("member_id", "uuid")
        .Key("community_id", "uuid")
        .Required("since", "timestamptz");

    static readonly ViewTable Blocks = new ViewTable("block")
        .Key("member_id", "uuid")
        .Key("target_id", "uuid")
        .Required("since", "timestamptz");

    protected override void Apply(IRowOperations operations, IEvent e)
    {
        switch (e.Data)
        {
            case CommunityFollowed followed:
                operations.QueueSqlCommand(
                    "insert into views.follow (member_id, community_id, since) values (?, ?, ?)",
                    followed.MemberId.Value, followed.Community.Value, e.Timestamp);
                break;
            case CommunityUnfollowed unfollowed:
                operations.QueueSqlCommand(
                    "delete from views.follow where member_id = ? and community_id = ?", unfollowed.MemberId.Value, unfollowed.Community.Value);
                break;
            case CommunityBlocked blocked:
                Block(operations, blocked.MemberId.Value, blocked.Community.Value, e.Timestamp);
                break;
            case CommunityUnblocked unblocked:
                Unblock(operations, unblocked.MemberId.Value, unblocked.Community.Value);
                break;
            case MemberBlocked blocked:
                Block(operations, blocked.MemberId.Value, blocked.Blocked.Value, e.Timestamp);
                break;
            case MemberUnblocked unblocked:
                Unblock(operations, unblocked.MemberId.Value, unblocked.Blocked.Value);
                break;
        }
    }

    static void Block(IRowOperations operations, Guid member, Guid target, DateTimeOffset since) => operations.QueueSqlCommand(
        "insert into views.block (member_id, target_id, since) values (?, ?, ?)", member, target, since);

    static void Unblock(IRowOperations operations, Guid member, Guid target) => operations.QueueSqlCommand(
        "delete from views.block where member_id = ? and target_id = ?", member, target);
}
