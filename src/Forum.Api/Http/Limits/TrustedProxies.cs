using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Forum.Api.Http.Limits;

/// <summary>
/// Whom to believe about where a request comes from: <c>Proxies:0</c> and so on, each an address or a network, such as <c>10.0.0.0/8</c>.
/// Of what they say in <c>X-Forwarded-For</c>, the hop counts that is nearest to us and none of them: anybody can write what is before it. Nobody
/// is believed unless an operator says so.
/// </summary>
public static class TrustedProxies
{
    const string Section = "Proxies";

    public static void UseTrustedProxies(this WebApplication app)
    {
        if (Read(app.Configuration) is { } options) app.UseForwardedHeaders(options);
    }

    /// <returns>Null for none.</returns>
    /// <exception cref="OptionsValidationException">One is neither an address nor a network.</exception>
    public static ForwardedHeadersOptions? Read(IConfiguration configuration)
    {
        var proxies = configuration.GetSection(Section).GetChildren().ToList();
        if (proxies.Count == 0) return null;

        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = null, // as far as they are believed, and one hop further
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            if (IPAddress.TryParse(proxy.Value, out var address)) options.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(proxy.Value, out var network)) options.KnownIPNetworks.Add(network);
            else throw Invalid(proxy.Path);
        }

        return options;
    }

    static OptionsValidationException Invalid(string path) => new(
        path, typeof(TrustedProxies), [$"{path} cannot be used: it is neither an address nor a network, such as 10.0.0.0/8."]);
}
