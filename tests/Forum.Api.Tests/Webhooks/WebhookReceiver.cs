using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Forum.Api.Tests.Webhooks;

/// <summary>What came to a receiver, as it came.</summary>
public sealed record Received(string Id, string Timestamp, string Signatures, IReadOnlyList<string> Headers, byte[] Body)
{
    public JsonElement Page { get; } = JsonDocument.Parse(Body).RootElement;

    public IEnumerable<JsonElement> Events => Page.GetProperty("events").EnumerateArray();

    public IEnumerable<string> Types => Events.Select(one => one.GetProperty("type").GetString()!);

    public IEnumerable<long> Positions => Events.Select(one => one.GetProperty("position").GetInt64());
}

/// <summary>A program somewhere else that webhooks lead to, on this machine: it answers as it is told to.</summary>
public sealed class WebhookReceiver : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    readonly WebApplication app;
    readonly Channel<Received> came = Channel.CreateUnbounded<Received>();

    WebhookReceiver(WebApplication app) => this.app = app;

    public string Url => $"{app.Urls.First()}/hook";

    public ConcurrentQueue<Received> All { get; } = [];

    /// <summary>What is answered to what, the first being 1: 204 if not said.</summary>
    public Func<int, HttpResponse, Task> Answer { get; set; } = (_, response) =>
    {
        response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    };

    /// <summary>Answers with these, one after the other, and with 204 after them.</summary>
    public void AnswerWith(params int[] statuses) => Answer = (number, response) =>
    {
        response.StatusCode = statuses.ElementAtOrDefault(number - 1) is > 0 and var status ? status : StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    };

    /// <param name="isSecure">With a certificate that it made itself.</param>
    public static async Task<WebhookReceiver> StartAsync(bool isSecure = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port: 0, listen =>
        {
            if (isSecure) listen.UseHttps(OwnCertificate());
        }));
        builder.WebHost.UseKestrelHttpsConfiguration();
        var app = builder.Build();
        var receiver = new WebhookReceiver(app);
        app.Run(receiver.TakeAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    public async Task<Received> NextAsync()
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        enough.CancelAfter(Patience);
        return await came.Reader.ReadAsync(enough.Token);
    }

    /// <summary>All that comes, until something of a position has come.</summary>
    public async Task<List<Received>> UntilAsync(long position)
    {
        var all = new List<Received>();
        while (all.Count == 0 || all[^1].Page.GetProperty("next").GetInt64() < position) all.Add(await NextAsync());
        return all;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    static X509Certificate2 OwnCertificate()
    {
        using var key = RSA.Create(2048);
        var now = DateTimeOffset.UtcNow;
        return new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    async Task TakeAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var headers = http.Request.Headers;
        var received = new Received(
            $"{headers["webhook-id"]}", $"{headers["webhook-timestamp"]}", $"{headers["webhook-signature"]}", [.. headers.Keys], body.ToArray());
        All.Enqueue(received);
        await Answer(All.Count, http.Response);
        await came.Writer.WriteAsync(received);
    }
}
