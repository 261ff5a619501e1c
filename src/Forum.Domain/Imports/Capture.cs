namespace Forum.Domain.Imports;

/// <summary>When a page was copied, which is what its relative times count from.</summary>
/// <param name="IsToTheDay">Only the day of <paramref name="At"/> is known; it is that day's start.</param>
/// <param name="IsAssumed">Nobody said; it is the day of the import.</param>
public sealed record Capture(DateTimeOffset At, bool IsToTheDay, bool IsAssumed = false)
{
    public static Capture On(DateOnly day, bool isAssumed = false) =>
        new(new DateTimeOffset(day, default, TimeSpan.Zero), IsToTheDay: true, isAssumed);

    public WrittenAt Before(RelativeTime age) => IsToTheDay ? age.Before(DateOnly.FromDateTime(At.UtcDateTime)) : age.Before(At);
}
