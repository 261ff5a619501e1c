namespace Forum.Domain.Moderation;

/// <summary>A suppression of one version of a text, as its history would show it.</summary>
public sealed record RevisionSuppression(int Revision, Suppression Suppression) : IImposition
{
    public ImpositionId Id => Suppression.Id;

    public CaseId? Case => Suppression.Case;
}
