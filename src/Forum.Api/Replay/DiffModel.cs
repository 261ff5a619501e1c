using Forum.Api.History;
using Forum.Api.Members;
using Forum.Api.Moderation;

namespace Forum.Api.Replay;

public enum ChangeKind
{
    /// <summary>It came.</summary>
    Appeared,

    /// <summary>It says something else.</summary>
    Changed,

    /// <summary>Less of it is shown to everybody than before, or nothing.</summary>
    Vanished,

    /// <summary>More of it is shown to everybody than before, or all.</summary>
    Returned,

    /// <summary>It is marked otherwise: as official, locked or pinned, or what is hidden of it is another part.</summary>
    Marked,
}

/// <summary>What became of a comment between two cuts.</summary>
/// <param name="Author">Null where it is hidden.</param>
/// <param name="Body">What it says at the later cut.</param>
/// <param name="Diff">What changed of that, word by word; null where nothing did, and where you may not read both.</param>
/// <param name="Hidden">What was hidden at the later cut; null where nothing was.</param>
/// <param name="HiddenNow">What is hidden today; null where nothing is.</param>
/// <param name="Score">At the earlier cut and at the later.</param>
/// <param name="Closed">True where you may not read what it said at one of them; otherwise null.</param>
/// <param name="Causes">What happened to it in between, votes left out.</param>
public sealed record CommentChange(
    long Comment, long? Parent, int Depth, MemberModel? Author, IReadOnlyList<ChangeKind> Changes, string Body, string Html,
    IReadOnlyList<DiffPiece>? Diff, HiddenModel? Hidden, HiddenModel? HiddenNow, IReadOnlyList<long> Score, bool? Closed,
    IReadOnlyList<TimelineEntry> Causes);

/// <summary>What became of the thread itself.</summary>
/// <param name="TitleDiff">What changed of its title; null like <paramref name="Diff"/>.</param>
/// <param name="Locked">Whether it was at the earlier cut and at the later; null where that did not change, as with those that follow.</param>
public sealed record ThreadChange(
    IReadOnlyList<ChangeKind> Changes, IReadOnlyList<DiffPiece>? TitleDiff, IReadOnlyList<DiffPiece>? Diff, HiddenModel? Hidden,
    HiddenModel? HiddenNow, IReadOnlyList<bool>? Locked, IReadOnlyList<bool>? Pinned, IReadOnlyList<bool>? Official, IReadOnlyList<long> Score,
    bool? Closed, IReadOnlyList<TimelineEntry> Causes);

/// <summary>What changed in a thread between two cuts.</summary>
/// <param name="Thread">Null where nothing changed of the thread itself.</param>
/// <param name="Items">Its comments that changed, by number. What was done and undone in between is no change, so a page may be short.</param>
/// <param name="Next">Give this as <c>after</c> to read on; null on the last page.</param>
public sealed record DiffModel(CutModel From, CutModel To, ThreadChange? Thread, IReadOnlyList<CommentChange> Items, string? Next);
