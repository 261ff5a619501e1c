using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Communities;
using Forum.Domain.Members;
using JasperFx.Events;

namespace Forum.Api.Analytics;

/// <summary>
/// Who there is, since when, and where they belong. Of pronouns it holds those that somebody says of themself to everybody, to be counted among
/// many.
/// </summary>
public sealed class AnalysedPeople() : Counter(Members, Claims, Communities, Follows, Appointments)
{
    static readonly ViewTable Members = new AnalyticsTable("member")
        .Key("id", "uuid")
        .Required("registered_at", "timestamptz")
        .Required("is_imported", "boolean")
        .Optional("claimed_by", "uuid")
        .Optional("left_at", "timestamptz")
        .Required("withdrawn", "boolean")
        .Optional("pronouns", "text")
        .Index("analytics_member_claimed", "claimed_by");

    static readonly ImpositionTable Claims = new($"{AnalyticsTable.Prefix}claim", table => table.Required("by_id", "uuid"));

    static readonly ViewTable Communities = new AnalyticsTable("community")
        .Key("id", "uuid")
        .Required("number", "bigint")
        .Required("name", "text")
        .Required("founded_at", "timestamptz");

    static readonly ViewTable Follows = new AnalyticsTable("follow")
        .Key("member_id", "uuid")
        .Key("community_id", "uuid")
        .Key("since", "timestamptz")
        .Optional("until", "timestamptz");

    static readonly ImposedTable Appointments = new("appointment", table => table.Required("member_id", "uuid"));

    protected override void Apply(IRowOperations operations, IReadOnlyList<IEvent> events)
    {
        var begun = events.Where(e => e.Data is MemberRegistered or AuthorImported).ToList();
        if (begun.Count > 0)
        {
            operations.QueueSqlCommand(
                """
                insert into views.analytics_member (id, registered_at, is_imported, pronouns, withdrawn) select *, false from unnest(?, ?, ?, ?)
                """,
                begun.Select(e => e.StreamId).ToArray(), begun.Select(e => e.Timestamp.ToUniversalTime()).ToArray(),
                begun.Select(e => e.Data is AuthorImported).ToArray(),
                begun.Select(e => e.Data is MemberRegistered registered ? Told(registered.Pronouns) : null).ToArray());
        }

        foreach (var e in events) Apply(operations, e);
    }

    static void Apply(IRowOperations operations, IEvent e)
    {
        switch (e.Data)
        {
            case PronounsChanged changed:
                operations.QueueSqlCommand(
                    "update views.analytics_member set pronouns = nullif(?, '') where id = ?", Told(changed.Pronouns) ?? "", changed.MemberId.Value);
                break;
            case MemberDeleted deleted:
                operations.QueueSqlCommand(
                    "update views.analytics_member set left_at = ?, withdrawn = ?, pronouns = null where id = ?",
                    e.Timestamp, deleted.Content == FormerContent.Withdraw, deleted.MemberId.Value);
                break;
            case AuthorClaimed { Claim: var claim } claimed:
                operations.QueueSqlCommand(
                    $"insert into {Claims.Identifier} (id, target_id, case_id, by_id) values (?, ?, ?, ?)",
                    claim.Id.Value, claimed.MemberId.Value, claim.Case!.Value.Value, claim.By.Value);
                ShowClaim(operations, claimed.MemberId);
                break;
            case MemberCaseUndone undone:
                Claims.Undo(operations, undone.MemberId.Value, undone.Case);
                ShowClaim(operations, undone.MemberId);
                break;
            case CommunityFounded founded:
                operations.QueueSqlCommand(
                    "insert into views.analytics_community (id, number, name, founded_at) values (?, ?, ?, ?)",
                    founded.CommunityId.Value, founded.Number, founded.Name, e.Timestamp);
                break;
            case CommunityFollowed followed:
                operations.QueueSqlCommand(
                    "insert into views.analytics_follow (member_id, community_id, since) values (?, ?, ?)",
                    followed.MemberId.Value, followed.Community.Value, e.Timestamp);
                break;
            case CommunityUnfollowed unfollowed:
                operations.QueueSqlCommand(
                    "update views.analytics_follow set until = ? where member_id = ? and community_id = ? and until is null",
                    e.Timestamp, unfollowed.MemberId.Value, unfollowed.Community.Value);
                break;
            case ModeratorAppointed appointed:
                Appoint(operations, appointed.CommunityId, appointed.ToAppointment(), e.Timestamp);
                break;
            case AppointmentLifted lifted:
                Appointments.Lift(operations, lifted.CommunityId.Value, lifted.Appointment, lifted.Case, e.Timestamp);
                break;
            case CommunityCaseUndone undone:
                Appointments.Undo(operations, undone.CommunityId.Value, undone.Case, e.Timestamp);
                break;
        }
    }

    static void Appoint(IRowOperations operations, CommunityId community, Appointment appointment, DateTimeOffset at) => operations.QueueSqlCommand(
        $"""
        insert into {Appointments.Identifier} (id, target_id, member_id, case_id, imposed_at)
        values (?, ?, ?, nullif(?, '00000000-0000-0000-0000-000000000000'::uuid), ?)
        on conflict (id, target_id) do update set ended_at = null, imposed_at = excluded.imposed_at
        """,
        appointment.Id.Value, community.Value, appointment.Moderator.Value, appointment.Case?.Value ?? Guid.Empty, at);

    /// <summary>What somebody tells everybody: the set that they like best, or what they say in place of one. Null where they do not.</summary>
    static string? Told(Pronouns pronouns) => pronouns switch
    {
        not { Audience: PronounAudience.Public } or { Unconfirmed: true } => null,
        { Stance: PronounStance.Declared, Sets: [var first, ..] } => first.Key,
        { Stance: PronounStance.Any } => "any",
        { Stance: PronounStance.Ask } => "ask",
        { Stance: PronounStance.UseName } => "use name",
        _ => null,
    };

    static void ShowClaim(IRowOperations operations, MemberId author) => operations.QueueSqlCommand(
        $"""
        update views.analytics_member set claimed_by = (
            select by_id from {Claims.Identifier} where target_id = ? and {ImpositionTable.InForce} order by id desc limit 1)
        where id = ?
        """,
        author.Value, author.Value);
}
