using Forum.Api.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Api.Tests.Webhooks;

/// <summary>Of all messages about a webhook that crashes, other servers and administrators leave behind, one counts, and once at a time.</summary>
public class taking_turns(WebhookForum forum) : IClassFixture<WebhookForum>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    WebhookTurns Turns => forum.Services.GetRequiredService<WebhookTurns>();

    [Fact]
    public async Task gives_the_turn_to_one_alone()
    {
        var message = await NewAsync();
        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Turns.ClaimAsync(message, Ct)));
        Assert.Single(claims.OfType<ClaimedWebhook>());
        await SetAsync(message, "claimed_until = now() - interval '1 second'");
        Assert.NotNull(await Turns.ClaimAsync(message, Ct)); // of one who died
        await EndAsync(message);
    }

    [Theory]
    [InlineData("turn = turn + 1")]
    [InlineData("turn = turn - 1")]
    [InlineData("is_paused = true")]
    [InlineData("stopped_at = now()")]
    public async Task gives_none_where_it_is_not_its_turn(string set)
    {
        var message = await NewAsync();
        await SetAsync(message, set);
        Assert.Null(await Turns.ClaimAsync(message, Ct));
        await EndAsync(message);
    }

    [Fact]
    public async Task ends_with_the_change_of_an_administrator()
    {
        var message = await NewAsync();
        var claimed = (await Turns.ClaimAsync(message, Ct))!;
        (await forum.Administrator.PutAsync($"/api/webhooks/{message.Webhook}/paused", new { paused = true })).Expect(System.Net.HttpStatusCode.OK);
        Assert.False(await Turns.KeepAsync(claimed, through: 7, Ct));
        await using (var session = forum.OpenSession())
        {
            WebhookTurns.Advance(session, claimed, through: 7, isMore: false, new WebhookAnswer(204, Problem: null));
            WebhookTurns.GiveUp(session, claimed, through: 7, new WebhookAnswer(500, WebhookProblem.Status));
            await session.SaveChangesAsync(Ct);
        }

        var webhook = await forum.Administrator.WebhookAsync(message.Webhook, "paused");
        Assert.Equal((claimed.Position, 0), (webhook["position"].GetInt64(), webhook["tries"].GetInt32()));
        Assert.Equal(0, await forum.QueryAsync<long>("select count(*) from forum.webhook_dead_letter where webhook_id = $1", message.Webhook));
        await EndAsync(message);
    }

    [Fact]
    public async Task begins_one_where_there_is_something_to_send_and_none_is_on_its_way()
    {
        var message = await NewAsync();
        await forum.FoundCommunityAsync();
        await forum.CutAsync();
        await Task.Delay(1_000, Ct); // the server that runs here has looked, and looks again in half a minute
        foreach (var (set, isBehind) in ((string, bool)[])
        [
            ("due_at = null, claimed_until = null, position = 0", true),
            ("position = 1000000", false),
            ("position = 0, is_paused = true", false),
            ("is_paused = false, stopped_at = now()", false),
            ("stopped_at = null, claimed_until = now() + interval '1 minute'", false),
            ("claimed_until = now() - interval '1 second', due_at = now()", false),
            ("due_at = now() + interval '1 hour'", false),
            ("due_at = now() - interval '31 seconds'", true),
        ])
        {
            await SetAsync(message, set);
            var behind = await Turns.BehindAsync(Ct);
            Assert.True(isBehind == behind.Any(one => one.Webhook == message.Webhook), set);
        }

        await EndAsync(message);
    }

    /// <summary>A message about a webhook that no server sends to, since it says at once that it is on its way.</summary>
    async Task<DeliverWebhook> NewAsync()
    {
        var (id, _) = await forum.Administrator.CreateWebhookAsync(Scenarios.Hook);
        await forum.QueryAsync<int>(
            "with over as (update forum.webhook set due_at = now() + interval '1 hour', turn = turn + 10, claimed_until = null where id = $1) select 1", id);
        return new DeliverWebhook(id, await forum.QueryAsync<long>("select turn from forum.webhook where id = $1", id));
    }

    Task<int> SetAsync(DeliverWebhook message, string set) =>
        forum.QueryAsync<int>($"with over as (update forum.webhook set {set} where id = $1) select 1", message.Webhook);

    Task<Answer> EndAsync(DeliverWebhook message) => forum.Administrator.DeleteAsync($"/api/webhooks/{message.Webhook}");
}
