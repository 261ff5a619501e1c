namespace Forum.Api.Rebuilding;

/// <summary>
/// Which events have been read. Writers who write at the same time take numbers and commit in any order, and some never do: what was not
/// there when others of higher numbers were is looked for again.
/// </summary>
public sealed class ReadEvents
{
    readonly List<(long First, long Last)> gaps;

    /// <param name="last">Nothing is to be known of numbers up to this.</param>
    public ReadEvents(long last = 0) => (gaps, Last) = ([], last);

    ReadEvents(ReadEvents other) => (gaps, Last) = ([.. other.gaps], other.Last);

    public long Last { get; private set; }

    /// <summary>Numbers up to <see cref="Last"/> that no event was read of.</summary>
    public IReadOnlyList<(long First, long Last)> Gaps => gaps;

    public ReadEvents Copy() => new(this);

    /// <returns>Whether it is new.</returns>
    public bool Add(long sequence)
    {
        if (sequence > Last)
        {
            if (sequence > Last + 1) gaps.Add((Last + 1, sequence - 1));
            Last = sequence;
            return true;
        }

        var at = GapAt(sequence);
        if (at < 0) return false;
        var (first, last) = gaps[at];
        gaps.RemoveAt(at);
        if (sequence < last) gaps.Insert(at, (sequence + 1, last));
        if (first < sequence) gaps.Insert(at, (first, sequence - 1));
        return true;
    }

    int GapAt(long sequence)
    {
        var (from, to) = (0, gaps.Count - 1);
        while (from <= to)
        {
            var middle = (from + to) / 2;
            if (sequence < gaps[middle].First) to = middle - 1;
            else if (sequence > gaps[middle].Last) from = middle + 1;
            else return middle;
        }

        return -1;
    }
}
