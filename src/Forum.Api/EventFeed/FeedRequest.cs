using Forum.Api.Http;
using Forum.Api.Live;
using Forum.Api.Replay;
using Forum.Api.Storage;
using Forum.Domain;

namespace Forum.Api.EventFeed;

/// <summary>What of the log somebody asks for.</summary>
/// <param name="After">The cut that they have come to; 0 for all from the first event on.</param>
/// <param name="Types">Null for all.</param>
/// <param name="Wait">How long to wait where there is nothing yet.</param>
public sealed record FeedRequest(long After, IReadOnlyList<string>? Types, int Limit, TimeSpan Wait)
{
    /// <summary>In seconds: what stands between client and server often ends what is silent for a minute.</summary>
    public const int LongestWait = 50;

    public static readonly Refused WaitOutOfRange = new("wait-out-of-range", $"Wait 0 to {LongestWait} seconds.");

    static readonly HashSet<string> Known = [.. EventNames.All.Values];

    /// <returns>Null where it makes sense.</returns>
    public static Refused? Read(string? after, string? lastEventId, string? types, int? limit, int? wait, out FeedRequest asked)
    {
        var isCut = LiveRequest.TryRead(lastEventId, after, out var cut);
        string[]? kinds = string.IsNullOrEmpty(types) ? null : types.Split(',');
        asked = new FeedRequest(cut ?? 0, kinds, limit ?? Paging.DefaultLimit, TimeSpan.FromSeconds(wait ?? 0));
        if (!isCut) return CutRequest.PositionInvalid;
        if (kinds?.All(Known.Contains) == false) return Requests.KindUnknown;
        if (limit is < 1 or > Requests.MaxLimit) return Requests.LimitOutOfRange;
        return wait is < 0 or > LongestWait ? WaitOutOfRange : null;
    }
}
