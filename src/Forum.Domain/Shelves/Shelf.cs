namespace Forum.Domain.Shelves;

public sealed record ItemSaved(MemberId MemberId, Item Item);

public sealed record ItemUnsaved(MemberId MemberId, Item Item);

/// <param name="UpTo">The number of the last comment that they have read.</param>
/// <param name="CameAt">When that came here. What came later is unread; numbers do not tell, for servers take them in blocks.</param>
public sealed record ReadMarkMoved(MemberId MemberId, ThreadId ThreadId, long UpTo, DateTimeOffset CameAt);

/// <summary>
/// What one member saved and how far they have read is one stream, which is theirs alone: neither who they are nor what they said. Nobody
/// folds it: it grows with every thread they open, and a decision asks for one row.
/// </summary>
public abstract record Shelf;
