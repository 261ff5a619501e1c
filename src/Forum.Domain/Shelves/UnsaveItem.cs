using static Forum.Domain.Decision;

namespace Forum.Domain.Shelves;

public sealed record UnsaveItem(MemberId MemberId, Item Item) : Command
{
    /// <param name="isSaved">Whether it stands on the member's shelf.</param>
    public static Decision Decide(UnsaveItem command, bool isSaved) =>
        isSaved ? Record(new ItemUnsaved(command.MemberId, command.Item)) : Nothing;
}
