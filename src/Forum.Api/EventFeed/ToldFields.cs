namespace Forum.Api.EventFeed;

/// <summary>
/// Which parts of an event are told to whom, by the names that they are stored under. A part that is another record may have fields of its own, and
/// then is not named here. What is not named is told to nobody.
/// </summary>
/// <param name="Everybody">Analysts and administrators.</param>
/// <param name="Administrators">Who did something, and why, and whom it was done to.</param>
/// <param name="Texts">What a thread or a comment says: administrators are told it as long as they may read it.</param>
/// <param name="Nobody">Secrets, what somebody says of themself, and what only they see.</param>
public sealed record ToldFields(string Everybody = "", string Administrators = "", string Texts = "", string Nobody = "")
{
    /// <summary>Who is told the id of the stream. That of a member is the member's own, or follows from it.</summary>
    public FeedReader Stream { get; init; } = FeedReader.Analyst;
}
