namespace Forum.Api.Exports;

/// <summary>What analysts are told of a kind of event.</summary>
/// <param name="StreamKind">Whose events it is one of; not which stream: that can be somebody's.</param>
/// <param name="Fields">Paths into the event as it is stored, such as <c>suppression.layer</c>: numbers, and words of the program's own.</param>
public sealed record ExportedEvent(string StreamKind, params IReadOnlyList<string> Fields)
{
    /// <summary>Nothing, not even that it happened: with its place among other events, the moment would tell who it was.</summary>
    public static readonly ExportedEvent NotTold = new("");

    public bool IsTold => this != NotTold;
}
