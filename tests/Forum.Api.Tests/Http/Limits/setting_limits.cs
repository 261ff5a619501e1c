using System.Net;
using Forum.Api.CommandLine;
using Forum.Api.Http.Limits;
using Forum.Api.Tests.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Forum.Api.Tests.Http.Limits;

public class setting_limits(AppFixture app)
{
    [Fact]
    public void is_not_needed()
    {
        var limits = Read();
        Assert.True(limits.IsEnabled);
        Assert.Equal(Allowance.Reads, limits[Budget.Reads]);
        Assert.All(Enum.GetValues<Budget>(), budget => Assert.Equal(Allowance.DefaultOf(budget), limits[budget]));
    }

    [Fact]
    public void changes_what_is_said_and_nothing_else()
    {
        var limits = Read(("Enabled", "False"), ("Searches:Permits", "7"), ("writes:seconds", "9"));
        Assert.False(limits.IsEnabled);
        Assert.Equal(new Allowance(7, Allowance.Searches.Seconds), limits[Budget.Searches]);
        Assert.Equal(new Allowance(Allowance.Writes.Permits, 9), limits[Budget.Writes]);
        Assert.Equal(Allowance.Reads, limits[Budget.Reads]);
    }

    [Theory]
    [InlineData("Enabled", "perhaps", "RateLimits:Enabled")]
    [InlineData("Reads:Permits", "0", "RateLimits:Reads:Permits")]
    [InlineData("Reads:Permits", "-1", "RateLimits:Reads:Permits")]
    [InlineData("Reads:Permits", "many", "RateLimits:Reads:Permits")]
    [InlineData("Reads:Permits", "1000001", "RateLimits:Reads:Permits")]
    [InlineData("Passwords:Seconds", "86401", "RateLimits:Passwords:Seconds")]
    [InlineData("Passwords:Seconds", "99999999999999999999", "RateLimits:Passwords:Seconds")]
    [InlineData("Reeds:Permits", "5", "RateLimits:Reeds")]
    [InlineData("Reads:Permit", "5", "RateLimits:Reads:Permit")]
    public void refuses_what_cannot_be_meant(string key, string value, string named) => Assert.StartsWith(
        $"{named} cannot be used: ", Assert.Throws<OptionsValidationException>(() => Read((key, value))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("nowhere")]
    [InlineData("10.0.0.0/33")]
    [InlineData("")]
    public void refuses_a_proxy_that_is_neither_an_address_nor_a_network(string proxy) => Assert.StartsWith(
        "Proxies:0 cannot be used: ", Assert.Throws<OptionsValidationException>(() => TrustedProxies.Read(Settings(("Proxies:0", proxy)))).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1::/48")]
    [InlineData("fe80::1%3", "fe80::/48")]
    [InlineData("::1", "::/48")]
    public void counts_an_address_as_its_network(string address, string network) =>
        Assert.Equal(network, Caller.NetworkOf(IPAddress.Parse(address)));

    [Theory]
    [InlineData(600, 60, 600, 0)]
    [InlineData(600, 60, 599, 1)]
    [InlineData(600, 60, 0, 60)]
    [InlineData(4, 60, 1, 45)]
    public void says_when_nothing_will_be_missing(int permits, int seconds, long left, int wait) =>
        Assert.Equal(wait, new Allowance(permits, seconds).SecondsToFill(left));

    [Fact]
    public async Task wrongly_keeps_the_server_from_starting_and_says_why_in_a_sentence()
    {
        var outcome = await ForumProgram.RunAsync(data: null, app.ConnectionString, "--RateLimits:Reads:Permits=none", "--urls=http://127.0.0.1:0");
        Assert.Equal(ExitCode.Failed, outcome.ExitCode);
        Assert.Equal("RateLimits:Reads:Permits cannot be used: it is a whole number from 1 to 1000000.", outcome.Errors.Trim());
    }

    static RateLimits Read(params (string Key, string? Value)[] settings) =>
        RateLimits.Read(Settings([.. settings.Select(setting => ($"{RateLimits.Section}:{setting.Key}", setting.Value))]));

    static IConfiguration Settings(params (string Key, string? Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value))).Build();
}
