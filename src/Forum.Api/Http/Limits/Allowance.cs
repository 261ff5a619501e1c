using System.Threading.RateLimiting;

namespace Forum.Api.Http.Limits;

/// <summary>A full purse that fills again evenly: so many requests at once, and as many more in every so many seconds.</summary>
public sealed record Allowance(int Permits, int Seconds)
{
    /// <summary>Ten a second, and a minute's worth at once: an app that opens a page with many requests, or an office behind one address.</summary>
    public static readonly Allowance Reads = new(600, 60);

    /// <summary>One a second: as fast as somebody types, while each may have to rank all that was ever written.</summary>
    public static readonly Allowance Searches = new(60, 60);

    /// <summary>Each reads as much as somebody has written in all their years: four at once, and one more every quarter of an hour.</summary>
    public static readonly Allowance Takeouts = new(4, 3_600);

    /// <summary>Two a second: somebody who votes as they scroll, and marks what they have read.</summary>
    public static readonly Allowance Writes = new(120, 60);

    /// <summary>A class that signs in together is let in; who registers accounts by the thousand needs days, and as many addresses.</summary>
    public static readonly Allowance SignIns = new(40, 600);

    /// <summary>
    /// One a minute: fewer than 1,500 guesses in a day, so that the thousand most common passwords are not through before breakfast. Whoever
    /// mistypes theirs has twenty tries. It counts right ones too, since a try has to be paid before it is known to be wrong.
    /// </summary>
    public static readonly Allowance Passwords = new(20, 1_200);

    public static Allowance DefaultOf(Budget budget) => budget switch
    {
        Budget.Reads => Reads,
        Budget.Searches => Searches,
        Budget.Takeouts => Takeouts,
        Budget.Writes => Writes,
        Budget.SignIns => SignIns,
        Budget.Passwords => Passwords,
        _ => throw new ArgumentOutOfRangeException(nameof(budget)),
    };

    /// <summary>How long it takes from now until all can be spent again.</summary>
    public int SecondsToFill(long left) => (int)Math.Ceiling((Permits - Math.Clamp(left, 0, Permits)) * (double)Seconds / Permits);

    /// <summary>One by one, so that nobody waits for a whole window to pass.</summary>
    public TokenBucketRateLimiterOptions Bucket => new()
    {
        TokenLimit = Permits,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromSeconds((double)Seconds / Permits),
        AutoReplenishment = false, // whoever holds all the buckets fills them
    };
}
