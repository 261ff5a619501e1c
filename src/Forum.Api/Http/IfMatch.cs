using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Primitives;

namespace Forum.Api.Http;

/// <summary>The version that somebody read before they ask to replace it: <c>If-Match: "r3"</c>, or the ETag that starts so.</summary>
public static partial class IfMatch
{
    /// <summary>What no version ever is.</summary>
    const int Unknown = 0;

    /// <returns>Null where the request does not say, or says that any will do; a number that is no version's where it is not understood.</returns>
    public static int? Revision(HttpRequest request)
    {
        var header = request.Headers.IfMatch;
        if (StringValues.IsNullOrEmpty(header) || header == "*") return null;

        return header.ToString().Split(',').Select(tag => RevisionTag().Match(tag)).Where(tag => tag.Success)
            .Select(tag => int.Parse(tag.Groups[1].ValueSpan, CultureInfo.InvariantCulture))
            .DefaultIfEmpty(Unknown).Max();
    }

    // Nine digits fit an int. What only looks like a revision in the middle of a hash is none.
    [GeneratedRegex("""^\s*(?:W/)?"?r([0-9]{1,9})(?:-[^"]*)?"?\s*$""")]
    private static partial Regex RevisionTag();
}
