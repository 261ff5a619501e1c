using System.Net;
using Forum.Api.CommandLine;
using Forum.Api.Live;
using Forum.Api.Tests.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Forum.Api.Tests.Live;

public class setting_seats(AppFixture app)
{
    [Fact]
    public void is_not_needed() => Assert.Equal(new LiveRoom(20_000, 16, 64), Read());

    [Fact]
    public void changes_what_is_said_and_nothing_else() =>
        Assert.Equal(LiveRoom.Usual with { PerAddress = 5_000 }, Read(("perAddress", "5000")));

    [Theory]
    [InlineData("All", "0", "LiveSeats:All")]
    [InlineData("All", "many", "LiveSeats:All")]
    [InlineData("PerMember", "-1", "LiveSeats:PerMember")]
    [InlineData("PerAddress", "1000001", "LiveSeats:PerAddress")]
    [InlineData("PerAdress", "5", "LiveSeats:PerAdress")]
    public void refuses_what_cannot_be_meant(string key, string value, string named) => Assert.StartsWith(
        $"{named} cannot be used: ", Assert.Throws<OptionsValidationException>(() => Read((key, value))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task wrongly_keeps_the_server_from_starting_and_says_why_in_a_sentence()
    {
        var outcome = await ForumProgram.RunAsync(data: null, app.ConnectionString, "--LiveSeats:All=none", "--urls=http://127.0.0.1:0");
        Assert.Equal(ExitCode.Failed, outcome.ExitCode);
        Assert.Equal("LiveSeats:All cannot be used: it is a whole number from 1 to 1000000.", outcome.Errors.Trim());
    }

    [Fact]
    public async Task counts_everybody_and_an_address_by_itself()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var forum = await RunningForum.StartAsync(database.ConnectionString, log: null, "--LiveSeats:All=3", "--LiveSeats:PerAddress=2");
        var (thread, _) = await forum.ImportThreadAsync();
        var url = $"/api/threads/{thread}/live";
        await using var one = await LiveReader.OpenAsync(forum.Anonymous(), url);
        await using var another = await LiveReader.OpenAsync(forum.Anonymous(), url);
        (await forum.Anonymous().GetAsync(url)).ExpectRefusal(HttpStatusCode.TooManyRequests, "live-too-many");

        await using var third = await LiveReader.OpenAsync(await forum.SignUpAsync(), url);
        (await (await forum.SignUpAsync()).GetAsync(url)).ExpectRefusal(HttpStatusCode.ServiceUnavailable, "live-full");
    }

    static LiveRoom Read(params (string Key, string? Value)[] settings) => LiveRoom.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"{LiveRoom.Section}:{setting.Key}", setting.Value))).Build());
}
