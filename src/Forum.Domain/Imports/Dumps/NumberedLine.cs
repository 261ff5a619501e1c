namespace Forum.Domain.Imports.Dumps;

/// <param name="Number">Counted from 1 in its file.</param>
public sealed record NumberedLine(long Number, DumpLine Line);

/// <summary>A line that is left out, and why.</summary>
public sealed record RefusedLine(long Number, Refused Reason);

/// <summary>A comment that is new, with what it answers.</summary>
/// <param name="ParentKnown">False where the line names a parent that never came.</param>
public sealed record SiftedComment(CommentId Id, ThreadId Thread, CommentId? Parent, bool ParentKnown, int Depth, DumpedComment Line);

public sealed record SiftedThread(ThreadId Id, string Community, DumpedThread Line);
