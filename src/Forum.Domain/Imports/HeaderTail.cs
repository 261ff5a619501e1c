namespace Forum.Domain.Imports;

/// <summary>What follows the name in a comment's header, whatever kind of copy it is: badges, perhaps votes, and the time.</summary>
internal sealed record HeaderTail(IReadOnlyList<string> Badges, int? Votes, RelativeTime Age, int LineCount)
{
    public static HeaderTail? Read(ReadOnlySpan<string> lines)
    {
        var next = 0;
        var badges = new List<string>();
        for (; next < lines.Length && Badge.ReadLine(lines[next]) is { } badge; next++) badges.Add(badge);

        var votes = next < lines.Length ? VotesLine.Read(lines[next], needsDot: false) : null;
        if (votes is not null) next++;

        return next < lines.Length && RelativeTime.Read(lines[next]) is { } age
            ? new HeaderTail(badges, votes, age, next + 1)
            : null;
    }
}
