using static Forum.Domain.Moderation.CaseRules;

namespace Forum.Domain.Moderation;

/// <summary>What removing and restoring ask: of threads, comments, a version of one, and entries of the log.</summary>
internal static class RemovalRules
{
    public static Refused? Remove(CaseAct act, CaseSituation situation)
    {
        if (!HasTarget(act, situation)) return TargetMissing;
        if (Hides(act, takesWhatIsBelow: act is { Entry: not null } or { Revision: not null } or { Scope: CaseScope.Subtree }) is { } refused)
        {
            return refused;
        }

        return IsRevisionKnown(act, situation) ? null : RevisionUnknown;
    }

    /// <summary>Whether what is to be hidden can be hidden.</summary>
    public static Refused? Hides(CaseAct act, bool takesWhatIsBelow)
    {
        if (act.Hides is not { Count: > 0 } hides) return NothingToHide;
        return hides.Contains(Hidden.Existence) && !takesWhatIsBelow ? ExistenceAlone : null;
    }

    public static Refused? Restore(CaseAct act, CaseSituation situation)
    {
        if (!HasTarget(act, situation)) return TargetMissing;
        if (!IsRevisionKnown(act, situation)) return RevisionUnknown;
        // What a whole subtree or member holds is found out on the way.
        return act.Scope != CaseScope.Item || Liftable(act, situation).Any() ? null : NothingToLift;
    }

    // Each target is of the community in which the case holds: who acts has rights there, and perhaps not elsewhere.
    static bool HasTarget(CaseAct act, CaseSituation situation) => act switch
    {
        { Entry: not null } =>
            situation.Entry is { } entry && entry.Act.Community == act.Community && act is { Scope: CaseScope.Item, Revision: null },
        { Scope: CaseScope.Member } => situation.Member is not null && act.Revision is null,
        { Revision: not null, Scope: CaseScope.Subtree } => false,
        { Comment: not null } =>
            situation.Comment is { } comment && situation.Thread?.Community == act.Community && comment.ThreadId == situation.Thread?.Id,
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
}
