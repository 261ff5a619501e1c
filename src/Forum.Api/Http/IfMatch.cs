using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Forum.Api.Http;

/// <summary>The version that somebody read before they ask to replace it: <c>If-Match: "r3"</c>, whatever follows the number.</summary>
public static class IfMatch
{
    /// <summary>What no version ever is.</summary>
    const int Unknown = 0;

    /// <returns>Null where the request does not say, or says that any will do; a number that is no version's where it is not understood.</returns>
    public static int? Revision(HttpRequest request)
    {
        var header = request.Headers.IfMatch;
        if (StringValues.IsNullOrEmpty(header) || header == "*") return null;

        var tag = header.ToString();
        var start = tag.IndexOf('r', StringComparison.Ordinal) + 1;
        var end = start;
        while (end < tag.Length && char.IsAsciiDigit(tag[end])) end++;
        return start > 0 && int.TryParse(tag.AsSpan(start, end - start), NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? revision
            : Unknown;
    }
}
