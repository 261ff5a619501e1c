using System.Globalization;
using System.Text;

namespace Forum.Benchmarks.Load;

/// <summary>Requests as they go over the wire.</summary>
static class Requests
{
    public static byte[] Get(string path, params string[] headers) => Of("GET", path, body: null, headers);

    public static byte[] As(string token, string method, string path, string? body = null) =>
        Of(method, path, body, [$"Authorization: Bearer {token}"]);

    public static byte[] Of(string method, string path, string? body, params string[] headers)
    {
        var text = new StringBuilder($"{method} {path} HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n");
        foreach (var header in headers) text.Append(header).Append("\r\n");
        if (body is not null) text.Append(CultureInfo.InvariantCulture, $"Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n");
        return Encoding.UTF8.GetBytes(text.Append("\r\n").Append(body).ToString());
    }
}
