namespace Forum.Api.Comments;

/// <summary>The order among the answers to one comment.</summary>
public enum CommentSort
{
    Old,
    New,
    Hot,
    Top,
    Controversial,
}
