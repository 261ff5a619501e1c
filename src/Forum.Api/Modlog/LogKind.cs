namespace Forum.Api.Modlog;

/// <summary>What an entry of the log tells of. The kinds of cases keep their names.</summary>
public enum LogKind
{
    Remove,
    Restore,
    Ban,
    Unban,
    Lock,
    Unlock,
    Pin,
    Unpin,
    HideProfile,
    ShowProfile,
    Appoint,
    Dismiss,
    ApproveClaim,

    /// <summary>A case is taken back.</summary>
    Undo,

    /// <summary>The settings of a community are other ones.</summary>
    EditCommunity,
}
