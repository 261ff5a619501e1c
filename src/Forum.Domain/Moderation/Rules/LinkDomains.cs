using System.Text.RegularExpressions;

namespace Forum.Domain.Moderation.Rules;

/// <summary>Where a text leads: the domains of its addresses, in lower case, written as a browser asks for them.</summary>
public static class LinkDomains
{
    static readonly Regex Address = new(
        """https?://(?<host>[^\s/?#<>()\[\]"'\\]+)|\b(?<host>www\.[^\s/?#<>()\[\]"'\\]+)""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    public static IEnumerable<string> Of(string text) => Address.Matches(text).Select(match => Domain(match.Groups["host"].Value)).OfType<string>();

    static string? Domain(string host)
    {
        // Before an @ stands who asks, and after a colon the port.
        host = host[(host.LastIndexOf('@') + 1)..];
        return Uri.TryCreate($"http://{host}", UriKind.Absolute, out var uri) ? uri.IdnHost.TrimEnd('.').ToLowerInvariant() : null;
    }
}
