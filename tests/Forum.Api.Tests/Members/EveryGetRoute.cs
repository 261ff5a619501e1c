using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Forum.Api.Tests.Members;

/// <summary>What a route answered, header by header and byte by byte.</summary>
public sealed record Heard(string Viewer, string Url, string Text)
{
    public bool Mentions(string name) => Text.Contains(name, StringComparison.OrdinalIgnoreCase);
}

/// <summary>
/// Calls every GET route of the OpenAPI document. What its parameters are filled with stands in a table: under the route up to the parameter,
/// such as <c>/api/threads/{number}</c>, or under the name alone. A parameter that is not in it fails the test, so that no new route is forgotten.
/// </summary>
/// <param name="ends">What a stream is read up to, which would go on for ever.</param>
public sealed partial class EveryGetRoute(JsonElement openApi, IReadOnlyDictionary<string, string[]> values, string[] ends)
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public IReadOnlyList<string> Urls { get; } =
    [
        .. openApi.GetProperty("paths").EnumerateObject()
            .Where(path => path.Value.TryGetProperty("get", out _))
            .SelectMany(path => UrlsOf(path.Name, path.Value.GetProperty("get"), values)),
    ];

    /// <summary>The pages after the first are called, too.</summary>
    public async Task<List<Heard>> CallAsync(string viewer, HttpClient http)
    {
        var heard = new List<Heard>();
        foreach (var url in Urls)
        {
            for (var page = url; page is not null;)
            {
                var (text, next) = await CallOnceAsync(http, page);
                heard.Add(new Heard(viewer, page, text));
                page = next is null ? null : $"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}after={next}";
            }
        }

        return heard;
    }

    async Task<(string Text, string? Next)> CallOnceAsync(HttpClient http, string url)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Patience);
        using var response = await http.GetAsync(new Uri(url, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, deadline.Token);
        var body = await ReadAsync(response, deadline.Token);
        Assert.True((int)response.StatusCode < 500, $"{url} answered {body}");
        return ($"{response}\n{Uri.UnescapeDataString(response.ToString())}\n{body}", NextOf(body));
    }

    async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        if (response.Content.Headers.ContentType?.MediaType != "text/event-stream") return await response.Content.ReadAsStringAsync(cancellation);

        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(cancellation));
        var body = new StringBuilder();
        while (await lines.ReadLineAsync(cancellation) is { } line)
        {
            body.AppendLine(line);
            if (ends.Any(end => line.Contains(end, StringComparison.Ordinal))) break;
        }

        return body.ToString();
    }

    static string? NextOf(string body)
    {
        if (!body.StartsWith('{')) return null;
        using var json = JsonDocument.Parse(body);
        if (!json.RootElement.TryGetProperty("next", out var next)) return null;
        if (next.ValueKind != JsonValueKind.Number) return next.GetString();
        // A log has no last page, and ends where it has come to.
        return next.GetInt64() < json.RootElement.GetProperty("through").GetInt64() ? $"{next}" : null;
    }

    static IEnumerable<string> UrlsOf(string path, JsonElement get, IReadOnlyDictionary<string, string[]> values)
    {
        IEnumerable<string> urls = [path];
        foreach (var match in Parameter().EnumerateMatches(path))
        {
            var (name, upTo) = (path.Substring(match.Index, match.Length), path[..(match.Index + match.Length)]);
            urls = urls.SelectMany(url => ValuesOf(upTo, name.Trim('{', '}')).Select(value => url.Replace(name, Uri.EscapeDataString(value), StringComparison.Ordinal)));
        }

        var query = get.TryGetProperty("parameters", out var parameters)
            ? parameters.EnumerateArray().Where(parameter => parameter.GetProperty("in").GetString() == "query").Select(parameter => parameter.GetProperty("name").GetString()!)
            : [];
        return urls.ToList().SelectMany(url => query
            .SelectMany(name => ValuesOf($"{path}?{name}", name).Select(value => $"{url}?{name}={Uri.EscapeDataString(value)}")).Prepend(url));

        string[] ValuesOf(string route, string name) => values.TryGetValue(route, out var found) || values.TryGetValue(name, out found)
            ? found
            : throw new Xunit.Sdk.XunitException($"Say what to fill '{name}' with in GET {path}: under '{route}' or '{name}' in the table.");
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
