namespace Forum.Domain.Comments;

/// <summary>Who hides something: its author, or a moderator.</summary>
public enum SuppressionLayer
{
    Author,
    Moderator,
}

/// <summary>One reason why something may not be seen. It is shown when no suppression of it is left.</summary>
/// <param name="Reason">Null where none was given, as on an imported page.</param>
public sealed record Suppression(SuppressionLayer Layer, string? Reason);
