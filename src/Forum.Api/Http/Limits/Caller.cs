using System.Net;
using System.Net.Sockets;

namespace Forum.Api.Http.Limits;

/// <summary>Whom a request is counted for.</summary>
public static class Caller
{
    /// <summary>
    /// What an IPv6 network is usually given, at most, and so can choose freely from: a limit that counted smaller parts of it would be none.
    /// </summary>
    const int NetworkBytes = 48 / 8;

    /// <summary>The member who is signed in, or else where the request comes from.</summary>
    public static string Of(HttpContext context) =>
        context.User.Viewer().Id is { } member ? $"member {member.Value}" : AddressOf(context);

    public static string AddressOf(HttpContext context) => $"address {NetworkOf(context.Connection.RemoteIpAddress)}";

    /// <summary>An IPv4 address as it is, however it is written; of an IPv6 address its first 48 bits.</summary>
    public static string NetworkOf(IPAddress? address)
    {
        if (address is null) return "unknown";
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4().ToString();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address.ToString();

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return $"{new IPAddress(bytes)}/48";
    }
}
