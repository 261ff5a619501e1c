using System.Text.Json.Serialization;
using Forum.Api.Moderation;

namespace Forum.Api.History;

/// <summary>One version of what somebody wrote.</summary>
/// <param name="CreatedAt">Since when it says so here; of the first version of an imported text, since it was imported.</param>
/// <param name="Title">Of a thread; absent for a comment, and where this version is hidden.</param>
/// <param name="Link">Of a link thread.</param>
/// <param name="Body">Null where this version is hidden.</param>
/// <param name="TitleDiff">What this version changed of a thread's title; absent like <paramref name="Diff"/>.</param>
/// <param name="Diff">What this version changed, word by word; null for the first one, and where this version or the one before it is hidden.</param>
/// <param name="Hidden">That it is not shown to everybody, and by whom; null where it is.</param>
public sealed record RevisionModel(
    int Revision, DateTimeOffset CreatedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Title,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Link,
    string? Body, string? Html,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<DiffPiece>? TitleDiff,
    IReadOnlyList<DiffPiece>? Diff, HiddenModel? Hidden);
