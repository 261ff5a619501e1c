using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Forum.Domain;

namespace Forum.Api.Search;

/// <summary>What is looked for. The values are the storage format of <c>views.search_text</c>.</summary>
public enum SearchKind
{
    All,
    Threads,
    Comments,
    Communities,
    Members,
}

/// <param name="Author">The number of whom wrote it, as of now.</param>
/// <param name="Since">Written at this moment or later, as early as it may have been.</param>
public sealed record SearchRequest(string Query, SearchKind Kind, Guid? Community, long? Author, DateTimeOffset? Since, DateTimeOffset? Until)
{
    public const int LongestQuery = 200;

    public static readonly Refused QueryLength = new("search-query-length", $"Say what to look for in 1 to {LongestQuery} characters.");
    public static readonly Refused Unspecific = new("search-unspecific", "Name at least one word to look for, not only what to leave out.");
    public static readonly Refused KindUnknown = new("search-kind-unknown", "Look for all, threads, comments, members or communities.");

    /// <summary>Only the words of what stands now are kept: to find by those of then, all that was ever written would have to be read.</summary>
    public static readonly Refused NotAsOf = new("search-not-as-of", "Only what stands now is searched. Look back in a thread, a feed or a profile instead.");

    /// <summary>Whether it asks for a kind. Members and communities are written by nobody, nowhere and at no time.</summary>
    public bool Wants(SearchKind kind) =>
        (Kind == SearchKind.All || Kind == kind)
        && (kind is SearchKind.Threads or SearchKind.Comments || (Community, Author, Since, Until) is (null, null, null, null));

    /// <summary>Names the order of the results: a cursor is good for the same query only.</summary>
    public string Order => $"Search.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"{Kind} {Community} {Author} {Since?.UtcTicks} {Until?.UtcTicks} {Query}"))))[..16]}";
}
