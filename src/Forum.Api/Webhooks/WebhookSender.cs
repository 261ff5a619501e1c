using System.Net;
using System.Net.Sockets;

namespace Forum.Api.Webhooks;

/// <param name="Status">Null where nothing was answered.</param>
/// <param name="Problem">Null where it was taken.</param>
public sealed record WebhookAnswer(int? Status, WebhookProblem? Problem);

/// <summary>
/// Sends what a webhook is told. It connects to addresses that it has looked at itself, so a name that leads elsewhere the next moment gains nothing;
/// it follows no redirect, asks no proxy and reads nothing of an answer but its status.
/// </summary>
public sealed class WebhookSender(WebhookSettings settings, TimeProvider clock) : IDisposable
{
    /// <summary>Until the head of the answer is there.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    readonly HttpClient http = NewClient(settings);

    /// <param name="id">The same as often as the same is sent.</param>
    /// <param name="secrets">Each that the receiver may still know it by.</param>
    public async Task<WebhookAnswer> SendAsync(string url, string id, byte[] body, IEnumerable<byte[]> secrets, CancellationToken cancellation)
    {
        var seconds = clock.GetUtcNow().ToUnixTimeSeconds();
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
        using var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = content,
            Headers =
            {
                { "user-agent", "Forum-Webhooks" },
                { "webhook-id", id },
                { "webhook-timestamp", $"{seconds}" },
                { "webhook-signature", string.Join(' ', secrets.Select(secret => WebhookSecret.Sign(secret, id, seconds, body))) },
            },
        };
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return Answer(response);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new WebhookAnswer(Status: null, WebhookProblem.TimedOut);
        }
        catch (HttpRequestException e)
        {
            return new WebhookAnswer(Status: null, ProblemOf(e));
        }
    }

    public void Dispose() => http.Dispose();

    static WebhookAnswer Answer(HttpResponseMessage response) => new((int)response.StatusCode, response switch
    {
        { IsSuccessStatusCode: true } => null,
        { StatusCode: HttpStatusCode.Gone } => WebhookProblem.Gone,
        { StatusCode: >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest } => WebhookProblem.Redirected,
        _ => WebhookProblem.Status,
    });

    static WebhookProblem ProblemOf(HttpRequestException e) => e.GetBaseException() is NotAllowed
        ? WebhookProblem.AddressNotAllowed
        : e.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => WebhookProblem.NameNotFound,
            HttpRequestError.SecureConnectionError => WebhookProblem.TlsFailed,
            HttpRequestError.InvalidResponse or HttpRequestError.ResponseEnded or HttpRequestError.ConfigurationLimitExceeded
                or HttpRequestError.HttpProtocolError => WebhookProblem.AnswerInvalid,
            _ => WebhookProblem.NotConnected,
        };

    static HttpClient NewClient(WebhookSettings settings) => new(new SocketsHttpHandler
    {
        ConnectCallback = (context, cancellation) => ConnectAsync(context.DnsEndPoint, settings, cancellation),
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ActivityHeadersPropagator = null, // what we call our requests is nobody's business
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(1), // then a name is looked up anew
        MaxResponseHeadersLength = 16, // in kilobytes
        MaxResponseDrainSize = 16 * 1024,
        ResponseDrainTimeout = TimeSpan.FromSeconds(1),
    })
    {
        Timeout = Patience,
    };

    static async ValueTask<Stream> ConnectAsync(DnsEndPoint to, WebhookSettings settings, CancellationToken cancellation)
    {
        var addresses = await Dns.GetHostAddressesAsync(to.Host, cancellation);
        IPAddress[] allowed = [.. addresses.Where(settings.Allows)];
        if (allowed.Length == 0) throw new NotAllowed();

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, to.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>No other way leads out of a callback of the library's.</summary>
    sealed class NotAllowed : Exception;
}
