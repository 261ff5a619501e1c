using Forum.Api.Http;
using Forum.Api.Http.Limits;
using Forum.Domain;

namespace Forum.Api.Live;

/// <summary>How many streams may be open: of one member, of one address that nobody has signed in from, and of all.</summary>
public sealed class LiveSeats(LiveRoom room)
{
    /// <summary>In seconds: a seat is free as soon as somebody closes a page, and nobody knows when that is.</summary>
    public const int Patience = 10;

    public static readonly Refused TooMany = new("live-too-many", "You follow too much at once already. Close something first.");
    public static readonly Refused Full = new("live-full", "Too many people follow what happens here at the moment. Try again later.");

    readonly Lock gate = new();
    readonly Dictionary<string, int> taken = [];
    int all;

    /// <returns>Why there is none, or null. Who gets one leaves it.</returns>
    public Refused? Take(string who, int most)
    {
        lock (gate)
        {
            var theirs = taken.GetValueOrDefault(who);
            if (theirs >= most) return TooMany;
            if (all >= room.All) return Full;
            taken[who] = theirs + 1;
            all++;
            return null;
        }
    }

    public void Leave(string who)
    {
        lock (gate)
        {
            all--;
            if (--taken[who] == 0) taken.Remove(who);
        }
    }

    public (string Who, int Most) Of(HttpContext http) => http.User.Viewer().IsSignedIn
        ? (Caller.Of(http), room.PerMember)
        : (Caller.AddressOf(http), room.PerAddress);
}
