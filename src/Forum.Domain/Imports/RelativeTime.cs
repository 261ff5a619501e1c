using System.Globalization;
using System.Text.RegularExpressions;

namespace Forum.Domain.Imports;

/// <summary>A time told from the moment of reading, as in <c>4 years ago</c>.</summary>
/// <param name="Text">The page's own words.</param>
public sealed partial record RelativeTime(string Text, int Count, TimeUnit Unit)
{
    const int LongestText = 60;

    /// <summary>What the words can have meant on a page of which only the day it was captured is known.</summary>
    public WrittenAt Before(DateOnly captured)
    {
        var dayStart = new DateTimeOffset(captured, TimeOnly.MinValue, TimeSpan.Zero);
        var dayEnd = dayStart.Shift(months: 0, TimeSpan.FromDays(1));
        // Beside half a month, which moment of the day it was does not matter.
        var lastCapture = Unit >= TimeUnit.Month ? dayStart : dayEnd;
        return Interval(dayStart, lastCapture, notAfter: dayEnd);
    }

    /// <summary>What the words can have meant on a page captured at a known moment.</summary>
    public WrittenAt Before(DateTimeOffset captured)
    {
        var moment = captured.ToUniversalTime();
        return Interval(moment, moment, notAfter: moment);
    }

    // Some pages truncate (4.9 years are 4), others round (3.5 years are 4): the interval holds both.
    WrittenAt Interval(DateTimeOffset firstCapture, DateTimeOffset lastCapture, DateTimeOffset notAfter)
    {
        var unit = Unit.Length();
        var from = firstCapture.Shift(-(Count + 1) * unit.Months, -(Count + 1) * unit.Span);
        var to = lastCapture.Shift(unit.HalfMonths - Count * unit.Months, unit.HalfSpan - Count * unit.Span);
        return new WrittenAt(from, to < notAfter ? to : notAfter, Text);
    }

    /// <summary>Reads a line that holds a relative time and nothing else.</summary>
    public static RelativeTime? Read(string line)
    {
        var trimmed = Invisible.Trim(line);
        if (trimmed.IsEmpty || trimmed.Length > LongestText) return null;

        if (Moments().IsMatch(trimmed)) return new(trimmed.ToString(), 0, TimeUnit.Minute);
        if (trimmed.Equals("yesterday", StringComparison.OrdinalIgnoreCase)) return new(trimmed.ToString(), 1, TimeUnit.Day);
        return Counted().IsMatch(trimmed) ? FromCounted(trimmed.ToString()) : null;
    }

    static RelativeTime FromCounted(string text)
    {
        var match = Counted().Match(text);
        return new(text, CountOf(match.Groups["count"].Value), UnitOf(match.Groups["unit"].Value));
    }

    static int CountOf(string count) => char.IsAsciiDigit(count[0]) ? int.Parse(count, CultureInfo.InvariantCulture) : 1;

    static TimeUnit UnitOf(string unit) => Enum.Parse<TimeUnit>(unit, ignoreCase: true);

    [GeneratedRegex(@"^(?:(?:just\s+)?now|a\s+few\s+seconds\s+ago|less\s+than\s+a\s+minute\s+ago)\z", Forgiving)]
    private static partial Regex Moments();

    [GeneratedRegex(
        @"^(?:(?:about|almost|over)\s+)?(?<count>an?|one|[0-9]{1,4})\s+(?<unit>second|minute|hour|day|week|month|year)s?\s+ago\z", Forgiving)]
    private static partial Regex Counted();

    const RegexOptions Forgiving = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
}
