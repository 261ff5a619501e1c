using Forum.Api.Members;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Forum.Api.Tests.Members;

public class trusting_another_issuer
{
    [Fact]
    public void is_up_to_the_operator() => Assert.Empty(Read().All);

    [Fact]
    public void takes_what_they_configured() => Assert.Equal(
        [new ExternalIssuer("https://id.example/realm", "forum", "work"), new ExternalIssuer("http://localhost:8080", "forum", "localhost")],
        Read(
            ("0:Authority", "https://id.example/realm"), ("0:Audience", "forum"), ("0:Name", "work"),
            ("1:Authority", "http://localhost:8080"), ("1:Audience", "forum")).All);

    [Theory]
    [InlineData(null, "forum")]
    [InlineData("id.example", "forum")]
    [InlineData("http://id.example", "forum")]
    [InlineData("https://id.example", null)]
    [InlineData("https://id.example", " ")]
    public void needs_an_address_and_an_audience(string? authority, string? audience)
    {
        var refused = Assert.Throws<OptionsValidationException>(() => Read(("0:Authority", authority), ("0:Audience", audience), ("0:Name", "x")));
        Assert.StartsWith("Authentication:Issuers:0 cannot be used: ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void needs_a_name_for_each() => Assert.Throws<OptionsValidationException>(() => Read(
        ("0:Authority", "https://id.example/one"), ("0:Audience", "forum"), ("1:Authority", "https://id.example/two"), ("1:Audience", "forum")));

    static ExternalIssuers Read(params (string Key, string? Value)[] settings) => ExternalIssuers.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Authentication:Issuers:{setting.Key}", setting.Value))).Build());
}
