namespace Forum.Domain.Imports;

public enum TimeUnit
{
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

/// <summary>A unit and its half. Months and years are counted on the calendar, the others by the clock.</summary>
internal readonly record struct UnitLength(int Months, int HalfMonths, TimeSpan Span, TimeSpan HalfSpan);

internal static class CalendarArithmetic
{
    public static UnitLength Length(this TimeUnit unit) => unit switch
    {
        TimeUnit.Year => new(Months: 12, HalfMonths: 6, TimeSpan.Zero, TimeSpan.Zero),
        TimeUnit.Month => new(Months: 1, HalfMonths: 0, TimeSpan.Zero, HalfSpan: TimeSpan.FromDays(15)),
        TimeUnit.Week => Exactly(TimeSpan.FromDays(7)),
        TimeUnit.Day => Exactly(TimeSpan.FromDays(1)),
        TimeUnit.Hour => Exactly(TimeSpan.FromHours(1)),
        TimeUnit.Minute => Exactly(TimeSpan.FromMinutes(1)),
        _ => Exactly(TimeSpan.FromSeconds(1)),
    };

    /// <summary>Stops at the first and the last moment there is instead of throwing: a page may well say "9999 years ago".</summary>
    public static DateTimeOffset Shift(this DateTimeOffset utc, int months, TimeSpan span)
    {
        var month = utc.Year * 12 + utc.Month - 1 + months;
        if (month < 12) return DateTimeOffset.MinValue;
        if (month >= 10_000 * 12) return DateTimeOffset.MaxValue;

        var ticks = utc.AddMonths(months).Ticks + span.Ticks;
        return new(Math.Clamp(ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), TimeSpan.Zero);
    }

    static UnitLength Exactly(TimeSpan span) => new(0, 0, span, span / 2);
}
