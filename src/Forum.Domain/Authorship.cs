namespace Forum.Domain;

/// <summary>What holds for everything that somebody wrote, threads and comments alike.</summary>
public static class Authorship
{
    public static readonly Refused NotAuthor = new("not-author", "Only whoever wrote this may do that.");
    public static readonly Refused NotModerator = new("not-moderator", "Only moderators of this community may do that.");
    public static readonly Refused RevisionStale = new("revision-stale", "This was edited since you read it. Read it again first.");
    public static readonly Refused RevisionNotFound = new("revision-not-found", "There is no such earlier version.");

    /// <summary>Whether an author read another version than the one that they would replace.</summary>
    /// <param name="read">Null where they do not say.</param>
    internal static bool IsStale(int? read, int current) => read is { } revision && revision != current;

    /// <summary>The version that is shown is hidden with what it belongs to, not alone.</summary>
    internal static bool IsEarlier(int? revision, int current) => revision is null || (revision >= 1 && revision < current);
}
