namespace Forum.Domain.Moderation;

/// <summary>Who hides something. Each layer also hides from the one before it: a moderator from the author's readers, oversight from moderators.</summary>
public enum SuppressionLayer
{
    Author,
    Moderator,
    Oversight,
}

/// <summary>What of a post may not be seen.</summary>
public enum Hidden
{
    /// <summary>What it says: title, link and body.</summary>
    Text,

    /// <summary>Who wrote it.</summary>
    Author,

    /// <summary>That it is there at all, with everything below it.</summary>
    Existence,
}

/// <summary>One reason why something may not be seen. It is shown when no suppression of it is in force.</summary>
/// <param name="Reason">Null where none was given, as on an imported page.</param>
/// <param name="Actor">Null where a page told of it, or an operator did it.</param>
public sealed record Suppression(
    ImpositionId Id, SuppressionLayer Layer, EquatableList<Hidden> Hides, string? Reason = null, MemberId? Actor = null, CaseId? Case = null)
    : IImposition
{
    // The first suppressions were stored without: they were of the text.
    public EquatableList<Hidden> Hides { get; } = Hides ?? [Hidden.Text];
}
