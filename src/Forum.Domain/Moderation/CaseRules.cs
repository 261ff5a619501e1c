namespace Forum.Domain.Moderation;

/// <summary>What each kind of case asks of its target.</summary>
public static class CaseRules
{
    public static readonly Refused TargetMissing = new("case-target", "Say what this is about: something of the right kind, that exists there.");
    public static readonly Refused NothingToHide = new("case-hides-nothing", "Say what is to be hidden: text, author or existence.");
    public static readonly Refused ExistenceAlone = new(
        "case-existence-alone", "What is below something that nobody knows of must go with it: take the whole subtree.");
    public static readonly Refused RevisionUnknown = new("case-revision", "There is no such earlier version.");
    public static readonly Refused NothingToLift = new("case-nothing-to-lift", "There is nothing of this kind to take back.");
    public static readonly Refused AlreadySo = new("case-already-so", "That is so already.");
    public static readonly Refused UntilPast = new("case-until-past", "A ban ends in the future.");
    public static readonly Refused NotAnAccount = new(
        "member-not-an-account", "An imported author who has not claimed an account cannot be given rights, or be kept from using them.");
    public static readonly Refused Protected = new("case-protected", "Moderators and administrators cannot be banned by those they work with.");
    public static readonly Refused Oneself = new("case-oneself", "Nobody bans themself.");
    public static readonly Refused NotImported = new("case-not-imported", "Only an imported author can be claimed, and only once.");

    internal static Refused? Check(OpenCase command, CaseSituation situation) => command.Act.Kind switch
    {
        CaseKind.Remove => Remove(command.Act, situation),
        CaseKind.Restore => Restore(command.Act, situation),
        CaseKind.Ban => Ban(command, situation),
        CaseKind.Unban => situation.Member is not { } member ? TargetMissing
            : member.Bans.Active.Any(ban => ban.Community == command.Act.Community) ? null : NothingToLift,
        CaseKind.Lock or CaseKind.Unlock or CaseKind.Pin or CaseKind.Unpin => Mark(command.Act, situation),
        CaseKind.HideProfile or CaseKind.ShowProfile => Profile(command.Act, situation),
        CaseKind.Appoint or CaseKind.Dismiss => Appointment(command.Act, situation),
        CaseKind.ApproveClaim => Claim(situation),
        _ => TargetMissing,
    };

    static Refused? Remove(CaseAct act, CaseSituation situation)
    {
        if (!HasTarget(act, situation)) return TargetMissing;
        if (act.Hides is not { Count: > 0 } hides || act.Layer == SuppressionLayer.Author) return NothingToHide;
        if (hides.Contains(Hidden.Existence) && act is { Entry: null, Revision: null } && act.Scope != CaseScope.Subtree) return ExistenceAlone;
        return IsRevisionKnown(act, situation) ? null : RevisionUnknown;
    }

    static Refused? Restore(CaseAct act, CaseSituation situation)
    {
        if (!HasTarget(act, situation)) return TargetMissing;
        if (!IsRevisionKnown(act, situation)) return RevisionUnknown;
        if (act.Layer == SuppressionLayer.Author) return NothingToLift; // only authors take back what they hid
        // What a whole subtree or member holds is found out on the way.
        return act.Scope != CaseScope.Item || Liftable(act, situation).Any() ? null : NothingToLift;
    }

    static bool HasTarget(CaseAct act, CaseSituation situation) => act switch
    {
        { Entry: not null } => situation.Entry is not null && act.Scope == CaseScope.Item,
        { Scope: CaseScope.Member } => situation.Member is not null && act.Revision is null,
        { Revision: not null, Scope: CaseScope.Subtree } => false,
        { Comment: not null } => situation.Comment is { } comment && situation.Thread?.Community == act.Community && comment.ThreadId == situation.Thread?.Id,
        _ => situation.Thread is { } thread && thread.Community == act.Community,
    };

    // The version that is shown is hidden with what it belongs to, not alone.
    static bool IsRevisionKnown(CaseAct act, CaseSituation situation) => act.Revision is not { } revision
        || (revision >= 1 && revision < (act.Comment is null ? situation.Thread!.Revision : situation.Comment!.Revision));

    static IEnumerable<Suppression> Liftable(CaseAct act, CaseSituation situation)
    {
        var active = act switch
        {
            { Entry: not null } => situation.Entry!.Suppressions.Active,
            { Revision: { } revision, Comment: not null } => OfRevision(situation.Comment!.OfRevisions, revision),
            { Revision: { } revision } => OfRevision(situation.Thread!.OfRevisions, revision),
            { Comment: not null } => situation.Comment!.Suppressions.Active,
            _ => situation.Thread!.Suppressions.Active,
        };
        return active.Where(suppression => suppression.Layer == act.Layer);

        static IEnumerable<Suppression> OfRevision(InForce<RevisionSuppression> all, int revision) =>
            all.Active.Where(of => of.Revision == revision).Select(of => of.Suppression);
    }

    static Refused? Ban(OpenCase command, CaseSituation situation)
    {
        if (situation.Member is not { } member) return TargetMissing;
        if (!member.HasAccount) return NotAnAccount;
        if (member.Id == command.Actor) return Oneself;
        if (member.IsAdministrator) return Protected;
        if (!situation.Authority.Administers && situation.Community?.Moderators.Contains(member.Id) == true) return Protected;
        return command.Act.Until is { } until && until <= command.Now ? UntilPast : null;
    }

    static Refused? Mark(CaseAct act, CaseSituation situation)
    {
        if (situation.Thread is not { } thread || thread.Community != act.Community) return TargetMissing;
        var isMarked = thread.Marks.Active.Any(mark => mark.Kind == CaseEffects.MarkOf(act.Kind));
        return act.Kind is CaseKind.Lock or CaseKind.Pin ? isMarked ? AlreadySo : null : isMarked ? null : NothingToLift;
    }

    static Refused? Profile(CaseAct act, CaseSituation situation)
    {
        if (situation.Member is not { } member || act.Part is not { } part) return TargetMissing;
        var isHidden = member.Suppressions.Active.Any(suppression => suppression.Part == part);
        return act.Kind == CaseKind.HideProfile ? isHidden ? AlreadySo : null : isHidden ? null : NothingToLift;
    }

    static Refused? Appointment(CaseAct act, CaseSituation situation)
    {
        if (situation.Member is not { } member || situation.Community is not { } community) return TargetMissing;
        var moderates = community.Moderators.Contains(member.Id);
        if (act.Kind == CaseKind.Dismiss) return moderates ? null : NothingToLift;
        if (!member.HasAccount) return NotAnAccount;
        return moderates ? AlreadySo : null;
    }

    static Refused? Claim(CaseSituation situation)
    {
        if (situation.Member is not { } author || situation.Claimant is not { } claimant) return TargetMissing;
        if (!claimant.HasAccount) return NotAnAccount;
        return author.HasAccount || author.ClaimedBy is not null ? NotImported : null;
    }
}
