using System.Net;
using System.Security.Cryptography;
using System.Text;
using Forum.Api.Tests.EventFeed;

namespace Forum.Api.Tests.Webhooks;

public class delivering_what_happens(WebhookForum forum) : IClassFixture<WebhookForum>
{
    [Fact]
    public async Task signs_it_as_standard_webhooks_has_it()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var (id, secret) = await forum.Administrator.CreateWebhookAsync(receiver.Url);
        await forum.FoundCommunityAsync();
        var received = await receiver.NextAsync();

        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);
        Assert.Equal(SignatureOf(secret, received), received.Signatures);
        Assert.InRange(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - long.Parse(received.Timestamp, null), 0, 60);
        Assert.Equal(
            ["Content-Length", "Content-Type", "Host", "User-Agent", "webhook-id", "webhook-signature", "webhook-timestamp"],
            received.Headers.Order(StringComparer.OrdinalIgnoreCase));
        await forum.Administrator.DeleteAsync($"/api/webhooks/{id}");
    }

    [Fact]
    public async Task sends_all_in_order_as_the_feed_tells_it()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var thread = await forum.Administrator.StartThreadAsync(await forum.FoundCommunityAsync());
        for (var i = 0; i < 130; i++) await forum.Administrator.CommentAsync(thread);
        var cut = await forum.CutAsync();
        var (id, _) = await forum.Administrator.CreateWebhookAsync(receiver.Url, new { after = 0 });
        var received = await receiver.UntilAsync(cut);

        var analyst = await forum.SignUpAnalystAsync();
        var told = (await FeedForum.EventsAsync(analyst, after: 0)).Where(one => one.GetProperty("position").GetInt64() <= cut);
        Assert.Equal(told.Select(one => $"{one}"), received.SelectMany(page => page.Events).Where(one => one.GetProperty("position").GetInt64() <= cut).Select(one => $"{one}"));
        Assert.True(received.Count > 1);
        Assert.All(received, page => Assert.InRange(page.Events.Count(), 1, 50));
        Assert.Equal(received.Count, received.Select(page => page.Id).Distinct().Count());

        var webhook = await forum.Administrator.WebhookAsync(id, one => one["position"].GetInt64() >= cut);
        Assert.Equal(("active", 204), (webhook["state"].GetString(), webhook["status"].GetInt32()));
        await forum.Administrator.DeleteAsync($"/api/webhooks/{id}");
    }

    [Fact]
    public async Task begins_with_what_happens_next_and_sends_it_as_it_happens()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await forum.FoundCommunityAsync();
        var cut = await forum.CutAsync();
        var (id, _) = await forum.Administrator.CreateWebhookAsync(receiver.Url, new { types = new[] { "community_founded" } });
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var name = await forum.FoundCommunityAsync();
        var received = await receiver.NextAsync();

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"It took {clock.Elapsed}.");
        var only = Assert.Single(received.Events);
        Assert.Equal(name, only.GetProperty("data").GetProperty("name").GetString());
        Assert.True(only.GetProperty("position").GetInt64() > cut);
        await forum.Administrator.DeleteAsync($"/api/webhooks/{id}");
    }

    [Fact]
    public async Task sends_soon_what_happened_while_it_sent()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = (_, _) => Task.Delay(1_500);
        var (id, _) = await forum.Administrator.CreateWebhookAsync(receiver.Url, new { types = new[] { "community_founded" } });
        await forum.FoundCommunityAsync();
        while (receiver.All.IsEmpty) await Task.Delay(20, TestContext.Current.CancellationToken);
        var name = await forum.FoundCommunityAsync();
        await forum.CutAsync();
        await receiver.NextAsync();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(name, Assert.Single((await receiver.NextAsync()).Events).GetProperty("data").GetProperty("name").GetString());
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"It took {clock.Elapsed}.");
        await forum.Administrator.DeleteAsync($"/api/webhooks/{id}");
    }

    [Theory]
    [InlineData("analyst", false)]
    [InlineData("administrator", true)]
    public async Task tells_no_more_than_such_a_reader_may_know(string reader, bool isTold)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var (id, _) = await forum.Administrator.CreateWebhookAsync(receiver.Url, new { reader, types = new[] { "thread_started" } });
        await forum.Administrator.StartThreadAsync(await forum.FoundCommunityAsync(), "Whispered");
        var only = Assert.Single((await receiver.NextAsync()).Events);
        Assert.Equal(isTold, $"{only}".Contains("Whispered", StringComparison.Ordinal));
        Assert.Equal(isTold, only.GetProperty("data").TryGetProperty("author", out _));
        await forum.Administrator.DeleteAsync($"/api/webhooks/{id}");
    }

    [Fact]
    public async Task sends_the_same_again_under_the_same_id_until_it_is_taken()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.AnswerWith(503, 500);
        var (id, secret) = await forum.Administrator.CreateWebhookAsync(receiver.Url, new { types = new[] { "community_founded", "thread_started" } });
        var community = await forum.FoundCommunityAsync();
        var first = await receiver.NextAsync();
        var failing = await forum.Administrator.WebhookAsync(id, "failing");
        Assert.Equal(("status", 503, 1), (failing["problem"].GetString(), failing["status"].GetInt32(), failing["tries"].GetInt32()));
        Assert.True(failing["nextTryAt"].GetDateTimeOffset() > failing["triedAt"].GetDateTimeOffset());

        // What comes meanwhile is not put into what the receiver may have seen.
        await forum.Administrator.StartThreadAsync(community);
        await forum.CutAsync();
        var (second, third, next) = (await receiver.NextAsync(), await receiver.NextAsync(), await receiver.NextAsync());
        Assert.Equal([first.Id, first.Id], [second.Id, third.Id]);
        Assert.Equal(first.Body, third.Body);
        Assert.Equal([["community_founded"], ["community_founded"], ["community_founded"], ["thread_started"]], new[] { first, second, third, next }.Select(one => one.Types));
        Assert.NotEqual(first.Id, next.Id);
        Assert.Equal(SignatureOf(secret, third), third.Signatures);
        var well = await forum.Administrator.WebhookAsync(id, "active");
        Assert.Equal(0, well["tries"].GetInt32());
        await forum.Administrator.DeleteAsync($"/api/webhooks/{id}");
    }

    [Fact]
    public async Task leaves_out_what_was_hidden_before_it_was_taken()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.AnswerWith(500);
        var ana = await forum.SignUpAsync();
        var thread = await ana.StartThreadAsync(await forum.FoundCommunityAsync());
        var (id, _) = await forum.Administrator.CreateWebhookAsync(receiver.Url, new { reader = "administrator", types = new[] { "comment_posted", "comment_edited" } });
        var comment = await ana.CommentAsync(thread, "Regretted");
        Assert.Contains("Regretted", Encoding.UTF8.GetString((await receiver.NextAsync()).Body), StringComparison.Ordinal);
        (await ana.DeleteAsync($"/api/comments/{comment}")).Expect(HttpStatusCode.OK);
        Assert.DoesNotContain("Regretted", Encoding.UTF8.GetString((await receiver.NextAsync()).Body), StringComparison.Ordinal);
        await forum.Administrator.DeleteAsync($"/api/webhooks/{id}");
    }

    [Fact]
    public async Task signs_with_both_secrets_while_a_new_one_is_learned()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var (id, former) = await forum.Administrator.CreateWebhookAsync(receiver.Url, new { types = new[] { "community_founded" } });
        var rotated = (await forum.Administrator.PostAsync($"/api/webhooks/{id}/secret", new { })).Expect(HttpStatusCode.OK);
        Assert.InRange(rotated["formerUntil"].GetDateTimeOffset() - DateTimeOffset.UtcNow, TimeSpan.FromHours(23), TimeSpan.FromHours(25));
        await forum.FoundCommunityAsync();
        var both = await receiver.NextAsync();
        Assert.Equal($"{SignatureOf(rotated["secret"].GetString()!, both)} {SignatureOf(former, both)}", both.Signatures);

        await forum.QueryAsync<int>("with over as (update forum.webhook set former_until = now() where id = $1) select 1", id);
        await forum.FoundCommunityAsync();
        var one = await receiver.NextAsync();
        Assert.Equal(SignatureOf(rotated["secret"].GetString()!, one), one.Signatures);
        await forum.Administrator.DeleteAsync($"/api/webhooks/{id}");
    }

    [Fact]
    public async Task rests_while_paused_and_goes_on_where_it_was()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var (id, _) = await forum.Administrator.CreateWebhookAsync(receiver.Url, new { types = new[] { "community_founded" } });
        var paused = (await forum.Administrator.PutAsync($"/api/webhooks/{id}/paused", new { paused = true })).Expect(HttpStatusCode.OK);
        Assert.Equal("paused", paused["state"].GetString());
        var name = await forum.FoundCommunityAsync();
        await forum.CutAsync();
        await Task.Delay(1_000, TestContext.Current.CancellationToken);
        Assert.Empty(receiver.All);

        (await forum.Administrator.PutAsync($"/api/webhooks/{id}/paused", new { paused = false })).Expect(HttpStatusCode.OK);
        Assert.Equal(name, Assert.Single((await receiver.NextAsync()).Events).GetProperty("data").GetProperty("name").GetString());
        await forum.Administrator.DeleteAsync($"/api/webhooks/{id}");
    }

    [Fact]
    public async Task sends_nothing_to_one_that_was_deleted_while_it_failed()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.AnswerWith(500);
        var (id, _) = await forum.Administrator.CreateWebhookAsync(receiver.Url, new { types = new[] { "community_founded" } });
        await forum.FoundCommunityAsync();
        await receiver.NextAsync();
        await forum.Administrator.WebhookAsync(id, "failing");
        (await forum.Administrator.DeleteAsync($"/api/webhooks/{id}")).Expect(HttpStatusCode.NoContent);
        await forum.FoundCommunityAsync();
        await Task.Delay(8_000, TestContext.Current.CancellationToken); // longer than until the next try
        Assert.Single(receiver.All);
        (await forum.Administrator.GetAsync($"/api/webhooks/{id}")).ExpectRefusal(HttpStatusCode.NotFound, "webhook-not-found");
    }

    [Fact]
    public async Task keeps_no_other_waiting_for_one_that_does_not_answer()
    {
        await using var slow = await WebhookReceiver.StartAsync();
        await using var quick = await WebhookReceiver.StartAsync();
        slow.Answer = (_, response) => Task.Delay(TimeSpan.FromSeconds(20), response.HttpContext.RequestAborted);
        var types = new[] { "community_founded" };
        var slows = new List<Guid>();
        for (var i = 0; i < 18; i++) slows.Add((await forum.Administrator.CreateWebhookAsync(slow.Url, new { types })).Id);
        var (id, _) = await forum.Administrator.CreateWebhookAsync(quick.Url, new { types });
        var clock = System.Diagnostics.Stopwatch.StartNew();
        await forum.FoundCommunityAsync();
        await quick.NextAsync();
        await forum.FoundCommunityAsync();
        await quick.NextAsync();
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"It took {clock.Elapsed}.");
        Assert.Equal("timedOut", (await forum.Administrator.WebhookAsync(slows[0], "failing"))["problem"].GetString());
        foreach (var one in slows.Append(id)) await forum.Administrator.DeleteAsync($"/api/webhooks/{one}");
    }

    /// <summary>By the words of the specification, and none of the forum's code.</summary>
    static string SignatureOf(string secret, Received received)
    {
        using var hmac = new HMACSHA256(Convert.FromBase64String(secret["whsec_".Length..]));
        return $"v1,{Convert.ToBase64String(hmac.ComputeHash(Encoding.UTF8.GetBytes($"{received.Id}.{received.Timestamp}.{Encoding.UTF8.GetString(received.Body)}")))}";
    }
}
