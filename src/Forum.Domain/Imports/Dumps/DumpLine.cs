namespace Forum.Domain.Imports.Dumps;

/// <summary>What one line of a forum's dump tells of.</summary>
/// <param name="Id">What the dump calls it: unique among its threads, or among its comments.</param>
/// <param name="Score">The votes that it had there, or null if the line tells none.</param>
public abstract record DumpLine(string Id, WrittenAt WrittenAt, int? Score);

/// <param name="Community">Null where the line names none.</param>
/// <param name="Author">Null where the line does not say who started it.</param>
/// <param name="Link">Null for a text.</param>
public sealed record DumpedThread(
    string Id, string? Community, Byline? Author, string Title, string Body, string? Link, WrittenAt WrittenAt, int? Score)
    : DumpLine(Id, WrittenAt, Score);

/// <param name="Thread">What the dump calls its thread.</param>
/// <param name="Parent">What the dump calls the comment that this one answers; null at the top level.</param>
/// <param name="Body">Empty unless the comment is shown.</param>
public sealed record DumpedComment(
    string Id, string Thread, string? Parent, Byline Author, string Body, CommentState State, WrittenAt WrittenAt, int? Score)
    : DumpLine(Id, WrittenAt, Score);
