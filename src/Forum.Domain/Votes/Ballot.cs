namespace Forum.Domain.Votes;

public enum Vote
{
    None,
    Up,
    Down,
}

/// <summary>From now on a member's vote on something is this one.</summary>
/// <param name="Vote">None where they take their vote back.</param>
public sealed record VoteCast(MemberId VoterId, Item Item, CommunityId CommunityId, Vote Vote);

/// <summary>
/// All votes of one member are one stream. People vote one vote at a time, and an item that many vote on is nobody's queue. Nobody folds
/// it: voters have thousands, and a decision asks for one.
/// </summary>
public abstract record Ballot;
