using System.Globalization;
using System.Text.RegularExpressions;
using Forum.Api.Http;
using Forum.Domain;

namespace Forum.Api.Replay;

/// <summary>The cut that somebody asks for: a position, or a moment.</summary>
public sealed partial record CutRequest(long? Position, DateTimeOffset? Moment)
{
    public static readonly Refused PositionInvalid = new("cut-invalid", "A cut is a position in the sequence of events: a number.");
    public static readonly Refused MomentInvalid = new("as-of-invalid", "A moment is written as 2026-11-28T09:30:00Z, or with an offset.");
    public static readonly Refused Twice = new("cut-twice", "Say a moment or a cut, not both.");
    public static readonly Refused InFuture = new("cut-in-future", "Nothing has happened up to there yet.");
    public static readonly Refused NotThereYet = new("not-there-yet", "This was not there yet.");

    public static readonly Refused NotCounted = new("not-counted-yet", "What there was is being counted for the first time here. Ask again in a while.");

    /// <summary>As far as things have come.</summary>
    public static readonly CutRequest Newest = new(null, null);

    /// <param name="asked">Null where no cut is asked for: then things are shown as they are.</param>
    /// <returns>Null where it makes sense.</returns>
    public static Refused? Read(string? asOf, string? cut, out CutRequest? asked)
    {
        asked = null;
        if (asOf is not null && cut is not null) return Twice;
        if (asOf is null && cut is null) return null;
        return asOf is null ? ReadPosition(cut!, out asked) : ReadMoment(asOf, out asked);
    }

    /// <summary>The same where one parameter takes both.</summary>
    public static Refused? ReadEither(string text, out CutRequest? asked) =>
        text.Contains('-', StringComparison.Ordinal) || text.Contains(':', StringComparison.Ordinal)
            ? ReadMoment(text, out asked)
            : ReadPosition(text, out asked);

    /// <summary>A cursor goes on at the cut that its first page was of, whatever has been stored since.</summary>
    public static CutRequest GoOn(Cursor? after, CutRequest? asked) => after is { Since: > 0 } cursor ? new(cursor.Since, null) : asked ?? Newest;

    static Refused? ReadPosition(string text, out CutRequest? asked)
    {
        asked = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? new CutRequest(position, null) : null;
        return asked is null ? PositionInvalid : null;
    }

    static Refused? ReadMoment(string text, out CutRequest? asked)
    {
        asked = Rfc3339().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? new CutRequest(null, moment.ToUniversalTime())
            : null;
        return asked is null ? MomentInvalid : null;
    }

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,12})?([Zz]|[+-][0-9]{2}:[0-9]{2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Rfc3339();
}
