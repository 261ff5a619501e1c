using System.Net;
using Forum.Api.Http;
using Forum.Api.Storage;
using Forum.Domain;

namespace Forum.Api.Webhooks;

/// <summary>What is wrong with a webhook that somebody asks for.</summary>
public static class WebhookRequests
{
    public const int LongestUrl = 2_000;

    /// <summary>Each is read and sent to by itself.</summary>
    public const int Most = 20;

    public static readonly Refused UrlInvalid = new(
        "webhook-url-invalid", $"A webhook's address begins with https://, has at most {LongestUrl:N0} characters of ASCII, and neither user nor fragment.");
    public static readonly Refused UrlNotPublic = new("webhook-url-not-public", "A webhook leads to the public internet, and not to an address like this.");
    public static readonly Refused TooMany = new("webhook-too-many", $"There are {Most} webhooks already. Delete one first.");
    public static readonly Refused PausedUndecided = new("webhook-paused-undecided", "Say whether the webhook is paused: true or false.");
    public static readonly Refused NotFound = new("webhook-not-found", "There is no such webhook.");
    public static readonly Refused DeadLetterNotFound = new("webhook-dead-letter-not-found", "Nothing that was given up waits there.");

    static readonly HashSet<string> Known = [.. EventNames.All.Values];

    /// <summary>The rule that forbids it, or null.</summary>
    public static Refused? Check(string? url, IReadOnlyList<string>? types, WebhookSettings settings)
    {
        if (url is null or { Length: 0 or > LongestUrl } || !url.All(letter => letter is > ' ' and <= '~' and not '\\')) return UrlInvalid;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri is not { Host.Length: > 0, UserInfo: "", Fragment: "" }) return UrlInvalid;
        if (uri.Scheme != Uri.UriSchemeHttps && !(settings.AllowHttp && uri.Scheme == Uri.UriSchemeHttp)) return UrlInvalid;
        // Where a name leads is looked at when it is called: that can change.
        if (IPAddress.TryParse(uri.DnsSafeHost, out var address) && !settings.Allows(address)) return UrlNotPublic;
        return types is { Count: 0 } || types?.All(Known.Contains) == false ? Requests.KindUnknown : null;
    }
}
