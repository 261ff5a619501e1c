namespace Forum.Domain;

public enum ItemKind
{
    Thread,
    Comment,
}

/// <summary>Something that people vote on and save: a thread or a comment.</summary>
public sealed record Item(ItemKind Kind, Guid Id)
{
    /// <summary>The comment, or the thread where there is none.</summary>
    public static Item Of(ThreadId thread, CommentId? comment) => comment is { } id
        ? new Item(ItemKind.Comment, id.Value)
        : new Item(ItemKind.Thread, thread.Value);
}
