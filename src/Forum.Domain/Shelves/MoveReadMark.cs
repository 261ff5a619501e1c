using static Forum.Domain.Decision;

namespace Forum.Domain.Shelves;

/// <param name="UpTo">The number of a comment of the thread.</param>
/// <param name="CameAt">When that comment came here.</param>
public sealed record MoveReadMark(MemberId MemberId, ThreadId ThreadId, long UpTo, DateTimeOffset CameAt) : Command
{
    /// <summary>A mark only moves on: two phones of one person tell of what they showed in any order.</summary>
    /// <param name="present">Up to when they have read; null while there is no mark.</param>
    public static Decision Decide(MoveReadMark command, DateTimeOffset? present) => present >= command.CameAt
        ? Nothing
        : Record(new ReadMarkMoved(command.MemberId, command.ThreadId, command.UpTo, command.CameAt));
}
