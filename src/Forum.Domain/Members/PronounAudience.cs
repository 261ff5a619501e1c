namespace Forum.Domain.Members;

/// <summary>Who may see somebody's pronouns, from the widest. Whoever belongs to one audience belongs to all before it.</summary>
public enum PronounAudience
{
    Public,
    SignedIn,

    /// <summary>Of any community, and administrators.</summary>
    Moderators,
    OnlyMe,
}
