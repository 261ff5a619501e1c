using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Forum.Api.Tests;

/// <summary>What the forum answered: the status and the JSON, read once.</summary>
public sealed record Answer(HttpStatusCode Status, Uri? Location, string? ContentType, JsonElement Json)
{
    public string? Code => Json.TryGetProperty("code", out var code) ? code.GetString() : null;

    /// <summary>Null if there is no such header.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public JsonElement this[string name] => Json.GetProperty(name);

    public Answer Expect(HttpStatusCode status)
    {
        Assert.True(status == Status, $"Expected {(int)status} but got {(int)Status}: {Json}");
        return this;
    }

    /// <summary>A refusal is problem+json with a code and a sentence.</summary>
    public void ExpectRefusal(HttpStatusCode status, string code)
    {
        Expect(status);
        Assert.Equal("application/problem+json", ContentType);
        Assert.Equal(code, Code);
        Assert.NotEmpty(this["title"].GetString()!);
    }
}

/// <summary>Somebody with a phone: signed in, or not.</summary>
public sealed class Client(HttpClient http, string? token = null)
{
    public Task<Answer> GetAsync(string url) => SendAsync(HttpMethod.Get, url, content: null);

    public Task<Answer> PostAsync(string url, object body) => SendAsync(HttpMethod.Post, url, JsonContent.Create(body));

    public Task<Answer> PutAsync(string url, object? body = null, string? ifMatch = null) =>
        SendAsync(HttpMethod.Put, url, JsonContent.Create(body ?? new { }), ifMatch is null ? [] : [("If-Match", ifMatch)]);

    public Task<Answer> DeleteAsync(string url) => SendAsync(HttpMethod.Delete, url, content: null);

    public Task<Answer> PostAsync(string url, string body, string mediaType) =>
        PostAsync(url, Encoding.UTF8.GetBytes(body), mediaType);

    public Task<Answer> PostAsync(string url, byte[] body, string mediaType)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        return SendAsync(HttpMethod.Post, url, content);
    }

    /// <summary>An answer that goes on, of which nothing is read yet.</summary>
    public async Task<HttpResponseMessage> OpenAsync(string url, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    public Task<Answer> PutAsync(string url, string body, string mediaType) =>
        SendAsync(HttpMethod.Put, url, new StringContent(body, MediaTypeHeaderValue.Parse(mediaType)));

    /// <summary>Any request, with headers of its own.</summary>
    public async Task<Answer> SendAsync(HttpMethod method, string url, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, url) { Content = content };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        await Contract.CheckAsync(request, response, text);
        return new Answer(
            response.StatusCode, response.Headers.Location, response.Content.Headers.ContentType?.MediaType,
            text.Length == 0 ? default : JsonDocument.Parse(text).RootElement)
        {
            Headers = response.Headers.Concat(response.Content.Headers)
                .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
        };
    }
}
