using System.Net;
using System.Net.Sockets;

namespace Forum.Api.Webhooks;

/// <summary>
/// Whether an address is one of the public internet. What the forum asks on somebody's behalf goes nowhere else: not to itself, to the machines
/// beside it, or to where a cloud hands out its credentials. By the special-purpose registries of IANA, RFC 6890 and later.
/// </summary>
public static class PublicAddress
{
    static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            // Within what is public of IPv6: protocols with Teredo, ORCHID and benchmarks; documentation; 6to4, which wraps any address of IPv4.
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }
        .Select(IPNetwork.Parse),
    ];

    /// <summary>All that is public of IPv6. NAT64 (64:ff9b::/96 and 64:ff9b:1::/48), which wraps addresses too, is none of it.</summary>
    static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    public static bool Is(IPAddress address)
    {
        var plain = Plain(address);
        return (plain.AddressFamily == AddressFamily.InterNetwork || Global.Contains(plain)) && !NotPublic.Any(network => network.Contains(plain));
    }

    /// <summary>What is wrapped for a socket of IPv6 is what it leads to.</summary>
    public static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
