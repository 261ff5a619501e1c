using System.Globalization;
using System.Net;

namespace Forum.Api.Tests.Http.Limits;

public class limiting_requests(AppFixture app, LimitedForum limited) : IClassFixture<LimitedForum>
{
    const string Read = "/api/threads", Search = "/api/search?q=trams";

    [Fact]
    public async Task tells_on_every_answer_what_is_left_and_refuses_when_nothing_is()
    {
        var client = limited.At();
        for (var left = LimitedForum.Reads - 1; left >= 0; left--)
        {
            var answer = await client.GetAsync(Read);
            Assert.Equal($"\"reads\";q={LimitedForum.Reads};w=60", answer.Expect(HttpStatusCode.OK).Header("RateLimit-Policy"));
            Assert.StartsWith($"\"reads\";r={left};t=", answer.Header("RateLimit"), StringComparison.Ordinal);
        }

        var refused = await client.GetAsync(Read);
        refused.ExpectRefusal(HttpStatusCode.TooManyRequests, "rate-limited");
        Assert.InRange(int.Parse(refused.Header("Retry-After")!, CultureInfo.InvariantCulture), 1, 60 / LimitedForum.Reads + 1); // and a little, since purses are filled late
        Assert.Equal("\"reads\";r=0;t=60", refused.Header("RateLimit"));
        (await limited.At().GetAsync(Read)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task ends_when_Retry_After_says()
    {
        var client = limited.At();
        await ExhaustAsync(LimitedForum.Searches, () => client.GetAsync(Search));
        var refused = await client.GetAsync(Search);
        var wait = int.Parse(refused.Header("Retry-After")!, CultureInfo.InvariantCulture);
        await Task.Delay(TimeSpan.FromSeconds(wait), TestContext.Current.CancellationToken);
        (await client.GetAsync(Search)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task counts_reads_searches_takeouts_and_writes_apart()
    {
        var client = limited.At(token: (await limited.SignUpAsync()).Token);
        await ExhaustAsync(LimitedForum.Searches, () => client.GetAsync(Search));
        await ExhaustAsync(LimitedForum.Takeouts, () => client.GetAsync("/api/members/me/takeout"));
        await ExhaustAsync(LimitedForum.Reads, () => client.GetAsync(Read));
        await ExhaustAsync(LimitedForum.Writes, () => client.PutAsync("/api/members/me/display-name", new { displayName = "" }));
    }

    [Fact]
    public async Task counts_members_wherever_they_are_and_apart_from_their_neighbours()
    {
        var (mine, theirs, home) = ((await limited.SignUpAsync()).Token, (await limited.SignUpAsync()).Token, LimitedForum.NewAddress());
        await ExhaustAsync(LimitedForum.Reads, () => limited.At(token: mine).GetAsync(Read));
        (await limited.At(home, mine).GetAsync(Read)).Expect(HttpStatusCode.TooManyRequests);
        (await limited.At(home, theirs).GetAsync(Read)).Expect(HttpStatusCode.OK);
        (await limited.At(home).GetAsync(Read)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task counts_what_is_refused_too()
    {
        var client = limited.At(token: "none of ours");
        await ExhaustAsync(LimitedForum.Reads, () => client.GetAsync("/api/nowhere"));
    }

    [Fact]
    public async Task counts_an_IPv6_network_as_one_caller()
    {
        var host = 0;
        await ExhaustAsync(LimitedForum.Reads, () => limited.At($"2001:db8:7:{++host:x}::{host:x}").GetAsync(Read));
        (await limited.At("2001:db8:8::1").GetAsync(Read)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task counts_an_IPv4_address_as_one_caller_however_it_is_written()
    {
        var address = LimitedForum.NewAddress();
        await ExhaustAsync(LimitedForum.Reads, () => limited.At($"::ffff:{address}").GetAsync(Read));
        (await limited.At(address).GetAsync(Read)).Expect(HttpStatusCode.TooManyRequests);
    }

    [Theory]
    [InlineData("{0}, {1}")]
    [InlineData("{0}, {1}, 10.1.2.3")]
    [InlineData("nonsense, {0}, {1}, 10.1.2.3, 10.4.5.6")]
    public async Task believes_of_X_Forwarded_For_what_a_proxy_added(string hops)
    {
        var real = LimitedForum.NewAddress();
        await ExhaustAsync(LimitedForum.Reads, () => limited.At(string.Format(null, hops, LimitedForum.NewAddress(), real)).GetAsync(Read));
        (await limited.At(real).GetAsync(Read)).Expect(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task believes_nobody_who_is_no_proxy()
    {
        await ExhaustAsync(LimitedForum.Reads, async () =>
        {
            var http = limited.Unproxied.NewHttpClient();
            http.DefaultRequestHeaders.Add("X-Forwarded-For", LimitedForum.NewAddress());
            return await new Client(http).GetAsync(Read);
        });
    }

    [Fact]
    public async Task counts_signing_in_and_registering_by_address_whoever_does_it()
    {
        var (home, token) = (LimitedForum.NewAddress(), (await limited.SignUpAsync()).Token);
        await ExhaustAsync(LimitedForum.SignIns, () => limited.At(home).PostAsync("/api/sessions", new { handle = Scenarios.FreshHandle() }));
        (await limited.At(home).PostAsync("/api/members", new { })).ExpectRefusal(HttpStatusCode.TooManyRequests, "rate-limited");
        (await limited.At(home, token).PostAsync("/api/members/external", new { })).Expect(HttpStatusCode.TooManyRequests);
        (await limited.At(home, token).PostAsync("/api/sessions", new { })).Expect(HttpStatusCode.TooManyRequests);
        (await limited.At().PostAsync("/api/members", new { })).Expect(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task leaves_alone_who_asks_whether_the_server_is_well()
    {
        using var http = limited.Http();
        for (var i = 0; i < LimitedForum.Reads * 2; i++)
        {
            foreach (var address in new[] { "/health/live", "/health/ready" })
            {
                using var answer = await http.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
                Assert.True(answer.IsSuccessStatusCode);
                Assert.False(answer.Headers.Contains("RateLimit"));
            }
        }
    }

    [Fact]
    public async Task can_be_switched_off() => Assert.Null((await app.Anonymous().GetAsync(Read)).Header("RateLimit"));

    /// <summary>As often as they may, they are answered; then they are refused.</summary>
    static async Task ExhaustAsync(int times, Func<Task<Answer>> ask)
    {
        for (var i = 0; i < times; i++) Assert.NotEqual(HttpStatusCode.TooManyRequests, (await ask()).Status);
        (await ask()).ExpectRefusal(HttpStatusCode.TooManyRequests, "rate-limited");
    }
}
