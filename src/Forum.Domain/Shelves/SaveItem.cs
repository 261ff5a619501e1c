using static Forum.Domain.Decision;

namespace Forum.Domain.Shelves;

public sealed record SaveItem(MemberId MemberId, Item Item) : Command
{
    /// <param name="isSaved">Whether it stands on the member's shelf.</param>
    public static Decision Decide(SaveItem command, bool isSaved) =>
        isSaved ? Nothing : Record(new ItemSaved(command.MemberId, command.Item));
}
