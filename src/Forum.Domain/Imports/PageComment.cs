namespace Forum.Domain.Imports;

/// <param name="Parent">Which of the page's comments this one answers, by position; parents come before their answers.</param>
/// <param name="ParentKnown">False when the page no longer shows what answers what: to have no parent then says nothing.</param>
/// <param name="Body">Empty unless the comment is shown.</param>
public sealed record PageComment(
    int? Parent, bool ParentKnown, Byline Byline, RelativeTime Age, int? Votes, string Body, CommentState State);

public enum CommentState
{
    Shown,
    DeletedByAuthor,
    RemovedByModerator,
}
