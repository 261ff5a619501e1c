using System.Net;

namespace Forum.Api.Tests.Members;

public class reading_a_profile(AppFixture app)
{
    [Fact]
    public async Task counts_what_a_member_wrote()
    {
        var (thread, parent) = await app.ImportThreadAsync();
        var handle = Scenarios.FreshHandle();
        var ana = await app.SignUpAsync(handle);
        await ana.PostAsync($"/api/threads/{thread}/comments", new { body = "One" });
        await ana.PostAsync($"/api/threads/{thread}/comments", new { parent, body = "Two" });

        await app.ViewsCatchUpAsync();
        var profile = (await app.Anonymous().GetAsync($"/api/members/{handle}")).Expect(HttpStatusCode.OK);
        Assert.Equal(2, profile["commentCount"].GetInt32());
        Assert.Equal(0, profile["threadCount"].GetInt32());
        Assert.InRange(profile["firstSeen"].GetDateTimeOffset(), DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow);
    }

    [Theory]
    [InlineData("nobody-at-all")]
    [InlineData("nobody-at-all%EF%BF%BE")]
    [InlineData("%F0%9F%90%A6")]
    public async Task of_nobody_is_refused(string handle) =>
        (await app.Anonymous().GetAsync($"/api/members/{handle}")).ExpectRefusal(HttpStatusCode.NotFound, "member-not-found");
}
