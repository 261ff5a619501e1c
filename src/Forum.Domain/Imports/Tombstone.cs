namespace Forum.Domain.Imports;

/// <summary>The words that a forum leaves where a comment was.</summary>
internal static class Tombstone
{
    /// <summary>Only a body that says nothing else, on one line: people do talk about what was deleted, and no line is lost.</summary>
    public static CommentState Read(string body) => Invisible.Trim(body).Trim("*_").ToString().ToUpperInvariant() switch
    {
        _ when body.Contains('\n') => CommentState.Shown,
        "DELETED BY CREATOR" or "DELETED BY USER" => CommentState.DeletedByAuthor,
        "REMOVED BY MOD" or "REMOVED BY MODERATOR" => CommentState.RemovedByModerator,
        _ => CommentState.Shown,
    };
}
