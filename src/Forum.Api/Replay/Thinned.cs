namespace Forum.Api.Replay;

/// <summary>A timeline that can be drawn: of very many entries the usual ones are left out evenly.</summary>
public static class Thinned
{
    /// <summary>More are not told at once, and so many of them are what is not usual.</summary>
    public const int Most = 5_000, MostUnusual = 2_500;

    public static List<T> Of<T>(List<T> all, Predicate<T> isUsual)
    {
        if (all.Count <= Most) return all;
        var usual = all.Count(one => isUsual(one));
        var unusual = Math.Min(all.Count - usual, MostUnusual);
        var room = Math.Min(Most - unusual, usual);
        var (told, seenUsual, seenUnusual) = (new List<T>(Most), 0L, 0);
        foreach (var one in all)
        {
            // Of so many the next is told whenever their share of the room has grown by one.
            if (isUsual(one) ? seenUsual * room / usual < ++seenUsual * room / usual : seenUnusual++ < unusual) told.Add(one);
        }

        return told;
    }
}
