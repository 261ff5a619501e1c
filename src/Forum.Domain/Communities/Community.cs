using Forum.Domain.Members;
using Forum.Domain.Moderation;

namespace Forum.Domain.Communities;

/// <param name="Founder">Null where an import or an operator founded it.</param>
public sealed record CommunityFounded(
    CommunityId CommunityId, long Number, string Name, MemberId? Founder = null, CommunitySettings? Settings = null);

/// <summary>All settings as they are from now on.</summary>
public sealed record CommunityEdited(CommunityId CommunityId, CommunitySettings Settings, MemberId? Actor);

/// <param name="Id">Missing from the first that were stored: then the moderator's id stands for it.</param>
/// <param name="Case">Null where an operator appointed, or the founder of a community.</param>
public sealed record ModeratorAppointed(
    CommunityId CommunityId, MemberId Moderator, ImpositionId? Id = null, MemberId? Actor = null, CaseId? Case = null)
{
    public Appointment ToAppointment() => new(Id ?? new ImpositionId(Moderator.Value), Moderator, Case);
}

/// <summary>Ends one of possibly several appointments of a moderator.</summary>
public sealed record AppointmentLifted(CommunityId CommunityId, ImpositionId Appointment, CaseId? Case);

/// <summary>A case is taken back, as far as it touched this community.</summary>
public sealed record CommunityCaseUndone(CommunityId CommunityId, CaseId Case);

/// <summary>What deciders need to know of a community.</summary>
/// <param name="Founder">Null where an import or an operator founded it.</param>
public sealed record Community(CommunityId Id, MemberId? Founder, CommunitySettings Settings, InForce<Appointment> Appointments)
{
    public IEnumerable<MemberId> Moderators => Appointments.Active.Select(appointment => appointment.Moderator).Distinct();

    /// <summary>By a moderator of its own, or an administrator.</summary>
    public bool IsModeratedBy(Member member) => member.IsAdministrator || Moderators.Contains(member.Id);

    public static Community? Evolve(Community? community, object @event) => @event switch
    {
        CommunityFounded founded =>
            new Community(founded.CommunityId, founded.Founder, founded.Settings ?? CommunitySettings.Default, InForce.None<Appointment>()),
        CommunityEdited edited => community! with { Settings = edited.Settings },
        ModeratorAppointed appointed => community! with { Appointments = community.Appointments.Impose(appointed.ToAppointment()) },
        AppointmentLifted lifted => community! with { Appointments = community.Appointments.Lift(lifted.Appointment, lifted.Case) },
        CommunityCaseUndone undone => community! with { Appointments = community.Appointments.Undo(undone.Case) },
        _ => community,
    };
}
