namespace Forum.Api.CommandLine;

/// <summary>How long ago something was, in words that claim no more than is known.</summary>
public static class Age
{
    static readonly (string Name, double Days)[] Units =
        [("year", 365.2425), ("month", 30.436875), ("day", 1), ("hour", 1 / 24d), ("minute", 1 / 1440d)];

    /// <summary>For something that happened between two moments, which may be the same.</summary>
    public static string Between(DateTimeOffset from, DateTimeOffset to, DateTimeOffset now)
    {
        var (oldest, newest) = ((now - from).TotalDays, (now - to).TotalDays);
        // In the unit that the later moment is at least one of, so that the span between both is told and not hidden.
        var unit = Array.Find(Units, unit => newest >= unit.Days);
        if (unit.Name is null) return AtMost(minutes: Ceiling(oldest, Units[^1].Days));

        var (least, most) = ((int)(newest / unit.Days), from == to ? (int)(oldest / unit.Days) : Ceiling(oldest, unit.Days));
        return least == most ? $"{Count(least, unit.Name)} ago" : $"{least} to {Count(most, unit.Name)} ago";
    }

    static string AtMost(int minutes) => minutes <= 1 ? "just now" : $"at most {Count(minutes, "minute")} ago";

    static int Ceiling(double days, double unit) => (int)Math.Ceiling(days / unit);

    static string Count(int count, string unit) => count == 1 ? $"1 {unit}" : $"{count} {unit}s";
}
