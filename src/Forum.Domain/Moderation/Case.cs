namespace Forum.Domain.Moderation;

/// <summary>One moderation act, however many items it touches.</summary>
/// <param name="Actor">Null for an operator on the command line.</param>
/// <param name="Rule">Which rule was broken, in the words of the community; null if none is named.</param>
/// <param name="LastThread">The highest number of a thread when it was opened: what is written later is not touched.</param>
/// <param name="LastComment">The same of comments.</param>
/// <param name="Expected">How many items it was going to touch.</param>
public sealed record CaseOpened(
    CaseId CaseId, long Number, MemberId? Actor, CaseAct Act, string Reason, string? Rule, long LastThread, long LastComment, int Expected);

/// <summary>What a case touched since it last said so.</summary>
/// <param name="Place">Where it goes on.</param>
public sealed record CaseAdvanced(CaseId CaseId, EquatableList<CaseItem> Items, CasePlace Place);

public sealed record CaseCompleted(CaseId CaseId);

public sealed record CaseUndoOpened(CaseId CaseId, MemberId? Actor, string Reason);

/// <param name="Through">How many of the case's items are taken back, in the order in which it touched them.</param>
public sealed record CaseUndoAdvanced(CaseId CaseId, int Through);

public sealed record CaseUndone(CaseId CaseId);

/// <summary>Something may not be seen of a case's entry in the log.</summary>
public sealed record CaseSuppressed(CaseId CaseId, Suppression Suppression);

public sealed record CaseSuppressionLifted(CaseId CaseId, ImpositionId Suppression, CaseId Case);

/// <summary>Another case is taken back, as far as it touched this one's entry in the log.</summary>
public sealed record CaseCaseUndone(CaseId CaseId, CaseId Case);

public enum CaseItemKind
{
    Thread,
    Comment,
    Member,
    Community,
    Case,
}

public sealed record CaseItem(CaseItemKind Kind, Guid Id);

/// <summary>The numbers of the thread and the comment that a case came to last. It goes through threads first.</summary>
public sealed record CasePlace(long Thread, long Comment)
{
    public static readonly CasePlace Start = new(0, 0);
}

/// <summary>What is needed to carry a case on, or back.</summary>
public sealed record Case(
    CaseId Id, long Number, MemberId? Actor, CaseAct Act, string Reason, CasePlace Place, CasePlace End,
    int Items, bool IsComplete, int UndoneItems, bool IsUndoing, bool IsUndone, InForce<Suppression> Suppressions)
{
    public static Case? Evolve(Case? state, object @event) => @event switch
    {
        CaseOpened opened => new Case(
            opened.CaseId, opened.Number, opened.Actor, opened.Act, opened.Reason, CasePlace.Start,
            new CasePlace(opened.LastThread, opened.LastComment), Items: 0, IsComplete: false, UndoneItems: 0,
            IsUndoing: false, IsUndone: false, InForce.None<Suppression>()),
        CaseAdvanced advanced => state! with { Items = state.Items + advanced.Items.Count, Place = advanced.Place },
        CaseCompleted => state! with { IsComplete = true },
        CaseUndoOpened => state! with { IsUndoing = true },
        CaseUndoAdvanced advanced => state! with { UndoneItems = advanced.Through },
        CaseUndone => state! with { IsUndone = true },
        CaseSuppressed suppressed => state! with { Suppressions = state.Suppressions.Impose(suppressed.Suppression) },
        CaseSuppressionLifted lifted => state! with { Suppressions = state.Suppressions.Lift(lifted.Suppression, lifted.Case) },
        CaseCaseUndone undone => state! with { Suppressions = state.Suppressions.Undo(undone.Case) },
        _ => state,
    };
}
