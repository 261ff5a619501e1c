using System.Globalization;

namespace Forum.Api.Live;

public static class LiveRequest
{
    public const string Header = "Last-Event-ID";

    /// <summary>Reads where a client goes on: what it says in the header, which a browser sets itself, goes before what its address says.</summary>
    /// <returns>False for something that is no cut.</returns>
    public static bool TryRead(string? header, string? query, out long? after)
    {
        after = null;
        var text = string.IsNullOrEmpty(header) ? query : header;
        if (string.IsNullOrEmpty(text)) return true;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var cut)) return false;
        after = cut;
        return true;
    }
}
