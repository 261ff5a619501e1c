using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Communities;
using Forum.Domain.Members;
using JasperFx.Events;

namespace Forum.Api.Communities;

public sealed class CommunityView() : RowProjection(Table, Appointments, Moderators)
{
    public static readonly ViewTable Table = new ViewTable("community")
        .Key("id", "uuid")
        .Required("number", "bigint")
        .Required("name", "text")
        .Required("name_key", "text")
        .Optional("title", "text")
        .Required("description", "text", "''")
        .Required("downvotes", "boolean", "true")
        .Required("max_depth", "integer", "50")
        .Required("history", "text", "'Moderators'")
        .Optional("founder_id", "uuid")
        .Required("created_at", "timestamptz")
        .Unique("community_number", ["number"])
        .Unique("community_name", ["name_key"]);

    static readonly ImpositionTable Appointments = new("appointment", table => table
        .Required("member_id", "uuid").Required("since", "timestamptz"));

    /// <summary>Whoever has an appointment in force.</summary>
    static readonly ViewTable Moderators = new ViewTable("community_moderator")
        .Key("community_id", "uuid")
        .Key("member_id", "uuid")
        .Required("since", "timestamptz")
        .Index("community_moderator_member", "member_id").Sought();

    protected override void Apply(IRowOperations operations, IEvent e)
    {
        switch (e.Data)
        {
            case CommunityFounded founded:
                operations.QueueSqlCommand(
                    """
                    insert into views.community (id, number, name, name_key, founder_id, created_at)
                    values (?, ?, ?, ?, nullif(?, '00000000-0000-0000-0000-000000000000'::uuid), ?)
                    """,
                    founded.CommunityId.Value, founded.Number, founded.Name, FoldedName.Of(founded.Name), founded.Founder?.Value ?? Guid.Empty,
                    e.Timestamp);
                if (founded.Settings is { } settings) Set(operations, founded.CommunityId, settings);
                break;
            case CommunityEdited edited:
                Set(operations, edited.CommunityId, edited.Settings);
                break;
            case ModeratorAppointed appointed:
                operations.QueueSqlCommand(
                    $"""
                    insert into {Appointments.Identifier} (id, target_id, case_id, member_id, since)
                    values (?, ?, nullif(?, '00000000-0000-0000-0000-000000000000'::uuid), ?, ?)
                    """,
                    appointed.ToAppointment().Id.Value, appointed.CommunityId.Value, appointed.Case?.Value ?? Guid.Empty, appointed.Moderator.Value,
                    e.Timestamp);
                ShowModerators(operations, appointed.CommunityId);
                break;
            case AppointmentLifted lifted:
                Appointments.Lift(operations, lifted.Appointment, lifted.Case);
                ShowModerators(operations, lifted.CommunityId);
                break;
            case CommunityCaseUndone undone:
                Appointments.Undo(operations, undone.CommunityId.Value, undone.Case);
                ShowModerators(operations, undone.CommunityId);
                break;
            case MemberDeleted deleted:
                operations.QueueSqlCommand($"delete from {Appointments.Identifier} where member_id = ?", deleted.MemberId.Value);
                operations.QueueSqlCommand("delete from views.community_moderator where member_id = ?", deleted.MemberId.Value);
                break;
        }
    }

    static void Set(IRowOperations operations, CommunityId community, CommunitySettings settings) => operations.QueueSqlCommand(
        "update views.community set title = nullif(?, ''), description = ?, downvotes = ?, max_depth = ?, history = ? where id = ?",
        settings.Title ?? "", settings.Description, settings.Downvotes, settings.MaxDepth, settings.History.ToString(), community.Value);

    static void ShowModerators(IRowOperations operations, CommunityId community)
    {
        operations.QueueSqlCommand("delete from views.community_moderator where community_id = ?", community.Value);
        operations.QueueSqlCommand(
            $"""
            insert into views.community_moderator (community_id, member_id, since)
            select target_id, member_id, min(since) from {Appointments.Identifier}
            where target_id = ? and {ImpositionTable.InForce} group by target_id, member_id
            """,
            community.Value);
    }
}
