using System.Net;
using Forum.Api.Http.Limits;

namespace Forum.Api.Webhooks;

/// <summary>What an operator set: <c>Webhooks:AllowHttp</c>, <c>:AllowedNetworks:0</c> and so on, <c>:Tries</c> and <c>:FirstPauseSeconds</c>.</summary>
/// <param name="AllowHttp">Whether a webhook may do without TLS, as while one is made.</param>
/// <param name="AllowedNetworks">Where webhooks may lead beside the public internet.</param>
/// <param name="Tries">How often the same is sent before it is given up.</param>
/// <param name="FirstPause">Between the first try and the second; each further pause is twice as long.</param>
public sealed record WebhookSettings(bool AllowHttp, IReadOnlyList<IPNetwork> AllowedNetworks, int Tries, TimeSpan FirstPause)
{
    public const string Section = "Webhooks";

    /// <summary>Fifteen tries take close to three days.</summary>
    public static readonly WebhookSettings Usual = new(AllowHttp: false, [], Tries: 15, TimeSpan.FromSeconds(20));

    static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">One of them cannot be meant so.</exception>
    public static WebhookSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        section.Know(nameof(AllowHttp), nameof(AllowedNetworks), nameof(Tries), "FirstPauseSeconds");
        var isSaid = section[nameof(AllowHttp)] is { } text;
        if (!bool.TryParse(section[nameof(AllowHttp)], out var allowHttp) && isSaid)
        {
            throw LimitSettings.Invalid($"{Section}:{nameof(AllowHttp)}", "it is true or false");
        }

        return new WebhookSettings(
            allowHttp,
            [.. section.GetSection(nameof(AllowedNetworks)).GetChildren().Select(network => NetworkOf(network))],
            section.Number(nameof(Tries), Usual.Tries, most: 100),
            TimeSpan.FromSeconds(section.Number("FirstPauseSeconds", (int)Usual.FirstPause.TotalSeconds, most: 3600)));
    }

    public bool Allows(IPAddress address) =>
        PublicAddress.Is(address) || AllowedNetworks.Any(network => network.Contains(PublicAddress.Plain(address)));

    /// <summary>How long to wait after so many tries in vain: longer each time, and not all at the same moment.</summary>
    /// <param name="chance">From 0 to 1: from a fifth less to a fifth more.</param>
    public TimeSpan PauseAfter(int tries, double chance)
    {
        var pause = Math.Min(FirstPause.TotalSeconds * Math.Pow(2, tries - 1), LongestPause.TotalSeconds);
        return TimeSpan.FromSeconds(pause * (0.8 + 0.4 * chance));
    }

    static IPNetwork NetworkOf(IConfigurationSection setting)
    {
        if (IPNetwork.TryParse(setting.Value, out var network)) return network;
        return IPAddress.TryParse(setting.Value, out var address)
            ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : throw LimitSettings.Invalid(setting.Path, "it is neither an address nor a network, such as 10.0.0.0/8");
    }
}
