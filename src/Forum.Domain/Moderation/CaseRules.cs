namespace Forum.Domain.Moderation;

/// <summary>What each kind of case asks of its target.</summary>
public static class CaseRules
{
    public static readonly Refused TargetMissing = new("case-target", "Say what this is about: something of the right kind, that exists there.");
    public static readonly Refused NothingToHide = new("case-hides-nothing", "Say what is to be hidden: text, author or existence.");
    public static readonly Refused LayerOfAuthors = new("case-layer", "Only who wrote something takes it back, or takes that back.");
    public static readonly Refused ExistenceAlone = new(
        "case-existence-alone", "What is below something that nobody knows of must go with it: take the whole subtree.");
    public static readonly Refused RevisionUnknown = new("case-revision", "There is no such earlier version.");
    public static readonly Refused NothingToLift = new("case-nothing-to-lift", "There is nothing of this kind to take back.");
    public static readonly Refused AlreadySo = new("case-already-so", "That is so already.");
    public static readonly Refused UntilPast = new("case-until-past", "A ban ends in the future.");
    public static readonly Refused NotAnAccount = new(
        "member-not-an-account", "An imported author who has not claimed an account cannot be given rights, or be kept from using them.");
    public static readonly Refused Protected = new("case-protected", "Moderators and administrators cannot be banned by those they work with.");
    public static readonly Refused Oneself = new("case-oneself", "Nobody bans themself, nor lifts what others decided about them.");
    public static readonly Refused NotImported = new("case-not-imported", "Only an imported author can be claimed, and only once.");
    public static readonly Refused OwnClaim = new("case-own-claim", "Somebody else says whether you are who you claim to be.");

    internal static Refused? Check(OpenCase command, CaseSituation situation)
    {
        var act = command.Act;
        if (act.Layer == SuppressionLayer.Author) return LayerOfAuthors;
        return act.Kind switch
        {
            CaseKind.Remove => RemovalRules.Remove(act, situation),
            CaseKind.Restore => RemovalRules.Restore(act, situation),
            CaseKind.Lock or CaseKind.Unlock or CaseKind.Pin or CaseKind.Unpin => Mark(act, situation),
            CaseKind.Ban => MemberRules.Ban(command, situation),
            CaseKind.Unban => MemberRules.Unban(command, situation),
            CaseKind.HideProfile or CaseKind.ShowProfile => MemberRules.Profile(command, situation),
            CaseKind.Appoint or CaseKind.Dismiss => MemberRules.Appointment(act, situation),
            CaseKind.ApproveClaim => MemberRules.Claim(command, situation),
            _ => TargetMissing,
        };
    }

    /// <summary>A moderator decides neither for nor against what others decided about them; an administrator answers to nobody here.</summary>
    internal static bool IsOwnSentence(CaseAct act, MemberId? actor, CaseAuthority authority) =>
        act.Kind is CaseKind.Ban or CaseKind.Unban or CaseKind.HideProfile or CaseKind.ShowProfile
        && act.Member == actor && actor is not null && !authority.Administers;

    static Refused? Mark(CaseAct act, CaseSituation situation)
    {
        if (situation.Thread is not { } thread || thread.Community != act.Community) return TargetMissing;
        var isMarked = thread.Marks.Active.Any(mark => mark.Kind == CaseEffects.MarkOf(act.Kind));
        return act.Kind is CaseKind.Lock or CaseKind.Pin ? isMarked ? AlreadySo : null : isMarked ? null : NothingToLift;
    }
}
