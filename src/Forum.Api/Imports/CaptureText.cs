using System.Globalization;
using Forum.Domain.Imports;

namespace Forum.Api.Imports;

/// <summary>Reads when a page was captured: a day, <c>2025-03-01</c>, or a moment with its offset, <c>2025-03-01T12:00:00Z</c>.</summary>
public static class CaptureText
{
    static readonly string[] Moments = ["yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mmK"];

    /// <returns>Null for anything else, and for a time that has not come yet anywhere on earth.</returns>
    public static Capture? Read(string text, DateTimeOffset now)
    {
        var capture = Parse(text.Trim());
        return capture is not null && capture.At <= now.AddHours(14) ? capture : null;
    }

    static Capture? Parse(string text)
    {
        var culture = CultureInfo.InvariantCulture;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", culture, DateTimeStyles.None, out var day)) return Capture.On(day);

        return DateTimeOffset.TryParseExact(text, Moments, culture, DateTimeStyles.AssumeUniversal, out var moment)
            ? new Capture(moment.ToUniversalTime(), IsToTheDay: false)
            : null;
    }
}
