using System.Net;
using System.Net.Sockets;
using Forum.Api.Webhooks;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Forum.Api.Tests.Webhooks;

public class knowing_public_addresses
{
    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("10.0.0.1")]
    [InlineData("100.64.0.1")]
    [InlineData("100.127.255.255")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.8")]
    [InlineData("192.0.2.1")]
    [InlineData("192.88.99.1")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.19.255.255")]
    [InlineData("198.51.100.7")]
    [InlineData("203.0.113.7")]
    [InlineData("224.0.0.1")]
    [InlineData("239.255.255.255")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::127.0.0.1")] // as it was once written
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::ffff:0:10.0.0.1")]
    [InlineData("64:ff9b::10.0.0.1")]
    [InlineData("64:ff9b::8.8.8.8")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("100::1")]
    [InlineData("2001::1")]
    [InlineData("2001:20::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::1")]
    [InlineData("2002:808:808::1")]
    [InlineData("3fff::1")]
    [InlineData("4000::1")]
    [InlineData("5f00::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    public void refuses_what_is_not_of_the_internet(string address) => Assert.False(PublicAddress.Is(IPAddress.Parse(address)));

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("8.8.8.8")]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("126.255.255.255")]
    [InlineData("128.0.0.1")]
    [InlineData("169.253.255.255")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.167.255.255")]
    [InlineData("198.17.255.255")]
    [InlineData("198.20.0.0")]
    [InlineData("223.255.255.255")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("2001:4860:4860::8888")]
    [InlineData("2003::1")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("2a00:1450:4001:81b::200e")]
    public void takes_what_is(string address) => Assert.True(PublicAddress.Is(IPAddress.Parse(address)));

    /// <summary>Wrapped for a socket of IPv6, an address is as public as it is by itself; in any other wrapping it is not.</summary>
    [Property(MaxTest = 500)]
    public FsCheck.Property is_not_deceived_by_wrappings(byte a, byte b, byte c, byte d)
    {
        byte[] plain = [a, b, c, d];
        var isPublic = PublicAddress.Is(new IPAddress(plain));
        IPAddress[] wrapped =
        [
            Wrap("::", plain), Wrap("::ffff:0:0:0", plain), Wrap("64:ff9b::", plain), Wrap("64:ff9b:1::", plain), Wrap("2001::", plain),
            new([0x20, 0x02, .. plain, .. new byte[10]]),
        ];
        return (PublicAddress.Is(new IPAddress(plain).MapToIPv6()) == isPublic && !wrapped.Any(PublicAddress.Is)).Collect(isPublic);
    }

    /// <summary>What the runtime knows to be near is never public.</summary>
    [Property(MaxTest = 500)]
    public bool agrees_with_the_runtime(byte first, ulong high, ulong low)
    {
        byte[] bytes = [.. BitConverter.GetBytes(high), .. BitConverter.GetBytes(low)];
        bytes[0] = (byte)(first | 0xF0); // where what is near lies
        var address = new IPAddress(bytes);
        var isNear = address.IsIPv6LinkLocal || address.IsIPv6SiteLocal || address.IsIPv6UniqueLocal || address.IsIPv6Multicast || IPAddress.IsLoopback(address);
        return address.AddressFamily == AddressFamily.InterNetworkV6 && !(isNear && PublicAddress.Is(address));
    }

    [Fact]
    public void allows_beside_them_what_an_operator_names()
    {
        var settings = Read(("AllowedNetworks:0", "10.1.0.0/16"), ("AllowedNetworks:1", "fd00::7"));
        Assert.All(["8.8.8.8", "10.1.2.3", "::ffff:10.1.2.3", "fd00::7"], address => Assert.True(settings.Allows(IPAddress.Parse(address))));
        Assert.All(["10.2.0.1", "127.0.0.1", "fd00::8"], address => Assert.False(settings.Allows(IPAddress.Parse(address))));
        Assert.False(Read().Allows(IPAddress.Loopback));
    }

    [Theory]
    [InlineData("AllowedNetworks:0", "localhost")]
    [InlineData("AllowHttp", "sometimes")]
    [InlineData("Tries", "0")]
    [InlineData("FirstPauseSeconds", "soon")]
    [InlineData("AllowedNetwork", "10.0.0.0/8")]
    public void refuses_a_setting_that_cannot_be_meant(string name, string value) =>
        Assert.Contains($"Webhooks:{name}", Assert.Throws<OptionsValidationException>(() => Read((name, value))).Message, StringComparison.Ordinal);

    [Fact]
    public void waits_twice_as_long_each_time_and_gives_up_after_about_three_days()
    {
        var (settings, tries) = (Read(), Enumerable.Range(1, 14).ToList());
        Assert.Equal(15, settings.Tries);
        Assert.Equal([20, 40, 80], tries.Take(3).Select(settings.PauseAfterExactly).Select(pause => pause.TotalSeconds));
        Assert.InRange(TimeSpan.FromSeconds(tries.Sum(number => settings.PauseAfterExactly(number).TotalSeconds)), TimeSpan.FromDays(2.5), TimeSpan.FromDays(3));
        Assert.Equal((16, 24), (settings.PauseAfter(1, chance: 0).TotalSeconds, settings.PauseAfter(1, chance: 1).TotalSeconds));
        Assert.Equal(TimeSpan.FromDays(1), settings.PauseAfterExactly(90));
    }

    static IPAddress Wrap(string prefix, byte[] plain)
    {
        var bytes = IPAddress.Parse(prefix).GetAddressBytes();
        plain.CopyTo(bytes, 12);
        return new IPAddress(bytes);
    }

    static WebhookSettings Read(params (string Name, string Value)[] settings) => WebhookSettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Webhooks:{setting.Name}", (string?)setting.Value))).Build());
}

static class Pauses
{
    public static TimeSpan PauseAfterExactly(this WebhookSettings settings, int tries) => settings.PauseAfter(tries, chance: 0.5);
}
