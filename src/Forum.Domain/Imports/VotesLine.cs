using System.Globalization;
using System.Text.RegularExpressions;

namespace Forum.Domain.Imports;

/// <summary>A comment's score on a line of its own: <c>12·</c>, <c>-3·</c>, <c>1.2K·</c>.</summary>
internal static partial class VotesLine
{
    const int LongestText = 24;

    /// <param name="needsDot">A bare number may open a comment's body; only before the time is it a score without its dot.</param>
    public static int? Read(string line, bool needsDot)
    {
        var text = Invisible.Trim(line);
        if (text.IsEmpty || text.Length > LongestText || !Score().IsMatch(text)) return null;

        var match = Score().Match(text.ToString());
        return match.Groups["dot"].Length > 0 || !needsDot ? ValueOf(match) : null;
    }

    static int? ValueOf(Match match)
    {
        var number = decimal.Parse(match.Groups["number"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        var scale = match.Groups["scale"].Value switch { "" => 1, "K" or "k" => 1_000, _ => 1_000_000 };
        var sign = match.Groups["minus"].Length > 0 ? -1 : 1;
        var votes = sign * number * scale;
        return decimal.IsInteger(votes) && votes is >= int.MinValue and <= int.MaxValue ? (int)votes : null;
    }

    [GeneratedRegex(@"^(?<minus>[-−])?(?<number>[0-9]{1,10}(?:\.[0-9]{1,6})?)(?<scale>[KkMm])?\s*(?<dot>[·•])?\z")]
    private static partial Regex Score();
}
