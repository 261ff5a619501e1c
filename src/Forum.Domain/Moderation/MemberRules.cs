using static Forum.Domain.Moderation.CaseRules;

namespace Forum.Domain.Moderation;

/// <summary>What cases about people ask.</summary>
internal static class MemberRules
{
    public static Refused? Ban(OpenCase command, CaseSituation situation)
    {
        if (situation.Member is not { } member) return TargetMissing;
        if (!member.HasAccount) return NotAnAccount;
        if (member.Id == command.Actor) return Oneself;
        if (member.IsAdministrator) return Protected;
        if (!situation.Authority.Administers && situation.Community?.Moderators.Contains(member.Id) == true) return Protected;
        if (command.Act.Removes && RemovalRules.Hides(command.Act, takesWhatIsBelow: false) is { } refused) return refused;
        return command.Act.Until is { } until && until <= command.Now ? UntilPast : null;
    }

    public static Refused? Unban(OpenCase command, CaseSituation situation)
    {
        if (situation.Member is not { } member) return TargetMissing;
        if (IsOwnSentence(command.Act, command.Actor, situation.Authority)) return Oneself;
        return member.Bans.Active.Any(ban => ban.Community == command.Act.Community) ? null : NothingToLift;
    }

    public static Refused? Profile(OpenCase command, CaseSituation situation)
    {
        var act = command.Act;
        if (situation.Member is not { } member || act.Part is not { } part) return TargetMissing;
        if (IsOwnSentence(act, command.Actor, situation.Authority)) return Oneself;
        var isHidden = member.Suppressions.Active.Any(suppression => suppression.Part == part);
        return act.Kind == CaseKind.HideProfile ? isHidden ? AlreadySo : null : isHidden ? null : NothingToLift;
    }

    public static Refused? Appointment(CaseAct act, CaseSituation situation)
    {
        if (situation.Member is not { } member || situation.Community is not { } community) return TargetMissing;
        var moderates = community.Moderators.Contains(member.Id);
        if (act.Kind == CaseKind.Dismiss) return moderates ? null : NothingToLift;
        if (!member.HasAccount) return NotAnAccount;
        return moderates ? AlreadySo : null;
    }

    public static Refused? Claim(OpenCase command, CaseSituation situation)
    {
        if (situation.Member is not { } author || situation.Claimant is not { } claimant) return TargetMissing;
        if (!claimant.HasAccount) return NotAnAccount;
        if (author.HasAccount || author.ClaimedBy is not null) return NotImported;
        return claimant.Id == command.Actor && !situation.Authority.Administers ? OwnClaim : null;
    }
}
