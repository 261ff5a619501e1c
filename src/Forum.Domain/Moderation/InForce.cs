namespace Forum.Domain.Moderation;

/// <summary>Something that stays in force until it is lifted: a suppression, a lock, a ban, an appointment.</summary>
public interface IImposition
{
    ImpositionId Id { get; }

    /// <summary>The case that imposed it; null where no moderator did.</summary>
    CaseId? Case { get; }
}

/// <summary>
/// What is imposed on one thing. A set, so that a case can be taken back exactly: what it imposed is gone as if it had never been, what it
/// lifted is in force again, and whatever others imposed or lifted in between stays.
/// </summary>
public sealed record InForce<T>(EquatableList<InForce<T>.Entry> Entries) where T : class, IImposition
{
    public bool Any => Entries.Any(entry => entry.LiftedBy.Count == 0);

    public IEnumerable<T> Active => Entries.Where(entry => entry.LiftedBy.Count == 0).Select(entry => entry.Imposition);

    public InForce<T> Impose(T imposition) => new([.. Entries, new Entry(imposition, [])]);

    /// <param name="by">The case that lifts it; null for whoever imposed it themself, and then it is gone for good.</param>
    public InForce<T> Lift(ImpositionId id, CaseId? by) => by is not { } lifter
        ? new([.. Entries.Where(entry => entry.Imposition.Id != id)])
        : new([.. Entries.Select(entry =>
            entry.Imposition.Id == id ? entry with { LiftedBy = [.. entry.LiftedBy, lifter] } : entry)]);

    public InForce<T> Undo(CaseId undone) => new(
    [
        .. Entries.Where(entry => entry.Imposition.Case != undone)
            .Select(entry => entry with { LiftedBy = [.. entry.LiftedBy.Where(lifter => lifter != undone)] }),
    ]);

    /// <param name="LiftedBy">The cases that lifted it; in force while there is none.</param>
    public sealed record Entry(T Imposition, EquatableList<CaseId> LiftedBy);
}

public static class InForce
{
    public static InForce<T> None<T>() where T : class, IImposition => new([]);
}
