using System.Globalization;

namespace Forum.Domain.Imports.Dumps;

/// <summary>A dump tells exact moments, in seconds since 1970 or in full.</summary>
internal static class DumpTime
{
    static readonly string[] Formats = ["yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mmK"];

    /// <returns>Null for anything else, and for what lies before 1970 or has not come yet.</returns>
    public static WrittenAt? Read(string? text, DateTimeOffset now)
    {
        if (text is null || Parse(text) is not { } moment || moment < DateTimeOffset.UnixEpoch || moment > now) return null;
        // Seconds are nobody's words.
        var words = char.IsAsciiDigit(text[^1]) && !text.Contains('T') ? moment.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) : text;
        return new WrittenAt(moment, moment, words);
    }

    static DateTimeOffset? Parse(string text)
    {
        var culture = CultureInfo.InvariantCulture;
        if (DateTimeOffset.TryParseExact(text, Formats, culture, DateTimeStyles.AssumeUniversal, out var moment))
        {
            // As exact as a database keeps it.
            var utc = moment.ToUniversalTime();
            return utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMicrosecond));
        }

        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, culture, out var seconds) && seconds <= int.MaxValue
            ? DateTimeOffset.FromUnixTimeSeconds((long)seconds)
            : null;
    }
}
