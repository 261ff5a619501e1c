using Forum.Api.Storage;
using Forum.Domain.Members;
using JasperFx.Events;

namespace Forum.Api.Members;

/// <summary>What moderators have imposed on members: bans, and parts of a profile that only its member sees.</summary>
public sealed class StandingView() : RowProjection(Bans, Suppressions)
{
    /// <summary>
    /// SQL for the parts of <c>member</c>'s profile that a moderator hides from everybody else. Whether there is any such is asked once for a query:
    /// of most forums there is none, and looking for each member took a fifth of what a page costs.
    /// </summary>
    public const string HiddenParts =
        $"""
        case when exists (select from views.profile_suppression) then array(
            select hidden.part from views.profile_suppression hidden where hidden.target_id = member.id and {ImpositionTable.InForce})
            else array[]::text[] end
        """;

    static readonly ImpositionTable Bans = new("ban", table => table
        .Optional("community_id", "uuid")
        .Optional("until", "timestamptz")
        .Optional("reason", "text")
        .Required("imposed_at", "timestamptz"));

    static readonly ImpositionTable Suppressions = new("profile_suppression", table => table
        .Required("part", "text")
        .Optional("reason", "text")
        .Required("imposed_at", "timestamptz"));

    protected override void Apply(IRowOperations operations, IEvent e)
    {
        switch (e.Data)
        {
            case MemberBanned { Ban: var ban } banned:
                operations.QueueSqlCommand(
                    $"""
                    insert into {Bans.Identifier} (id, target_id, case_id, community_id, until, reason, imposed_at)
                    values (?, ?, nullif(?, '00000000-0000-0000-0000-000000000000'::uuid),
                        nullif(?, '00000000-0000-0000-0000-000000000000'::uuid), nullif(?, 'infinity'::timestamptz), nullif(?, ''), ?)
                    """,
                    ban.Id.Value, banned.MemberId.Value, ban.Case?.Value ?? Guid.Empty, ban.Community?.Value ?? Guid.Empty,
                    ban.Until?.ToUniversalTime() ?? DateTimeOffset.MaxValue, ban.Reason ?? "", e.Timestamp);
                break;
            case BanLifted lifted:
                Bans.Lift(operations, lifted.Ban, lifted.Case);
                break;
            case ProfileSuppressed { Suppression: var suppression } suppressed:
                operations.QueueSqlCommand(
                    $"""
                    insert into {Suppressions.Identifier} (id, target_id, case_id, part, reason, imposed_at)
                    values (?, ?, nullif(?, '00000000-0000-0000-0000-000000000000'::uuid), ?, nullif(?, ''), ?)
                    """,
                    suppression.Id.Value, suppressed.MemberId.Value, suppression.Case?.Value ?? Guid.Empty, suppression.Part.ToString(),
                    suppression.Reason ?? "", e.Timestamp);
                break;
            case ProfileSuppressionLifted lifted:
                Suppressions.Lift(operations, lifted.Suppression, lifted.Case);
                break;
            case MemberCaseUndone undone:
                Bans.Undo(operations, undone.MemberId.Value, undone.Case);
                Suppressions.Undo(operations, undone.MemberId.Value, undone.Case);
                break;
        }
    }
}
