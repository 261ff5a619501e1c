using System.Net;
using System.Text.Json;

namespace Forum.Api.Tests.Webhooks;

public class giving_up(WebhookForum forum) : IClassFixture<WebhookForum>
{
    static readonly object Founding = new { types = new[] { "community_founded" } };

    [Fact]
    public async Task stops_after_so_many_tries_and_goes_on_when_it_is_replayed()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.AnswerWith(500, 502, 503);
        var (id, _) = await forum.Administrator.CreateWebhookAsync(receiver.Url, Founding);
        var names = new[] { await forum.FoundCommunityAsync() };
        var stopped = await forum.Administrator.WebhookAsync(id, "stopped");
        Assert.Equal(3, stopped["tries"].GetInt32());
        names = [.. names, await forum.FoundCommunityAsync()];
        await forum.CutAsync();
        await Task.Delay(1_000, TestContext.Current.CancellationToken);
        Assert.Equal(3, receiver.All.Count);

        var letter = Assert.Single(await LettersAsync(id));
        Assert.Equal(
            ("open", 3, 503, "status"),
            (letter.GetProperty("state").GetString(), letter.GetProperty("tries").GetInt32(), letter.GetProperty("status").GetInt32(), letter.GetProperty("problem").GetString()));
        Assert.Equal(stopped["position"].GetInt64(), letter.GetProperty("after").GetInt64());
        Assert.True(letter.GetProperty("givenUpAt").GetDateTimeOffset() > letter.GetProperty("failingSince").GetDateTimeOffset());
        Assert.False(letter.TryGetProperty("endedAt", out _));
        Assert.Contains(forum.Log.Lines, line => line.StartsWith($"Webhook {id} has stopped after 3 tries: Status 503", StringComparison.Ordinal));

        (await forum.Administrator.PostAsync($"/api/webhooks/{id}/dead-letters/{letter.GetProperty("after")}/replay", new { })).Expect(HttpStatusCode.NoContent);
        while (receiver.All.Count < 5) await receiver.NextAsync();
        Assert.Single(receiver.All.Take(4).Select(one => one.Id).Distinct());
        Assert.Equal(names, receiver.All.Skip(3).SelectMany(one => one.Events).Select(one => one.GetProperty("data").GetProperty("name").GetString()));
        await forum.Administrator.WebhookAsync(id, "active");
        Assert.Equal("replayed", Assert.Single(await LettersAsync(id)).GetProperty("state").GetString());
        (await forum.Administrator.PostAsync($"/api/webhooks/{id}/dead-letters/{letter.GetProperty("after")}/replay", new { }))
            .ExpectRefusal(HttpStatusCode.NotFound, "webhook-dead-letter-not-found");
        await forum.Administrator.DeleteAsync($"/api/webhooks/{id}");
    }

    [Fact]
    public async Task goes_on_behind_what_is_discarded()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.AnswerWith(410);
        var (id, _) = await forum.Administrator.CreateWebhookAsync(receiver.Url, Founding);
        await forum.FoundCommunityAsync();
        var stopped = await forum.Administrator.WebhookAsync(id, "stopped"); // gone is said once
        Assert.Equal(("gone", 1), (stopped["problem"].GetString(), stopped["tries"].GetInt32()));
        var name = await forum.FoundCommunityAsync();
        await forum.CutAsync();

        var after = Assert.Single(await LettersAsync(id)).GetProperty("after").GetInt64();
        (await forum.Administrator.DeleteAsync($"/api/webhooks/{id}/dead-letters/{after}")).Expect(HttpStatusCode.NoContent);
        await receiver.NextAsync();
        Assert.Equal(name, Assert.Single((await receiver.NextAsync()).Events).GetProperty("data").GetProperty("name").GetString());
        var letter = Assert.Single(await LettersAsync(id));
        Assert.Equal("discarded", letter.GetProperty("state").GetString());
        Assert.True(letter.GetProperty("endedAt").GetDateTimeOffset() >= letter.GetProperty("givenUpAt").GetDateTimeOffset());
        (await forum.Administrator.DeleteAsync($"/api/webhooks/{id}/dead-letters/{after}")).ExpectRefusal(HttpStatusCode.NotFound, "webhook-dead-letter-not-found");
        await forum.Administrator.DeleteAsync($"/api/webhooks/{id}");
        Assert.Equal(0, await forum.QueryAsync<long>("select count(*) from forum.webhook_dead_letter where webhook_id = $1", id));
    }

    [Fact]
    public async Task opens_the_same_again_where_a_replay_is_in_vain()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.AnswerWith(410, 410);
        var (id, _) = await forum.Administrator.CreateWebhookAsync(receiver.Url, Founding);
        await forum.FoundCommunityAsync();
        await forum.Administrator.WebhookAsync(id, "stopped");
        var first = Assert.Single(await LettersAsync(id));
        (await forum.Administrator.PostAsync($"/api/webhooks/{id}/dead-letters/{first.GetProperty("after")}/replay", new { })).Expect(HttpStatusCode.NoContent);
        await receiver.NextAsync();
        await receiver.NextAsync();
        await forum.Administrator.WebhookAsync(id, "stopped");
        var second = Assert.Single(await LettersAsync(id));
        Assert.Equal("open", second.GetProperty("state").GetString());
        Assert.True(second.GetProperty("givenUpAt").GetDateTimeOffset() > first.GetProperty("givenUpAt").GetDateTimeOffset());
        await forum.Administrator.DeleteAsync($"/api/webhooks/{id}");
    }

    async Task<List<JsonElement>> LettersAsync(Guid id) =>
        [.. (await forum.Administrator.GetAsync($"/api/webhooks/{id}/dead-letters")).Expect(HttpStatusCode.OK)["items"].EnumerateArray()];
}
