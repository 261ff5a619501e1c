using System.Net;

namespace Forum.Api.Tests.Webhooks;

public class setting_up_webhooks(AppFixture app, WebhookForum forum) : IClassFixture<WebhookForum>
{
    static readonly string Url = "https://hooks.invalid/forum?key=confidential";

    [Fact]
    public async Task shows_the_secret_once()
    {
        var cut = await forum.CutAsync();
        var created = (await forum.Administrator.PostAsync("/api/webhooks", new { url = Url, types = new[] { "comment_posted", "comment_posted" } })).Expect(HttpStatusCode.Created);
        var (secret, webhook) = (created["secret"].GetString()!, created["webhook"]);
        Assert.Equal($"/api/webhooks/{webhook.GetProperty("id").GetGuid()}", $"{created.Location}");
        Assert.Equal(32, Convert.FromBase64String(secret["whsec_".Length..]).Length);
        Assert.Equal(["comment_posted"], webhook.GetProperty("types").EnumerateArray().Select(type => type.GetString()));
        Assert.Equal((Url, "analyst", "active"), (webhook.GetProperty("url").GetString(), webhook.GetProperty("reader").GetString(), webhook.GetProperty("state").GetString()));
        Assert.InRange(webhook.GetProperty("position").GetInt64(), cut, long.MaxValue);

        var listed = (await forum.Administrator.GetAsync("/api/webhooks")).Expect(HttpStatusCode.OK);
        Assert.Contains(listed["items"].EnumerateArray(), one => $"{one}" == $"{webhook}");
        Assert.DoesNotContain(secret["whsec_".Length..], $"{listed.Json}", StringComparison.Ordinal);
        var read = (await forum.Administrator.GetAsync($"/api/webhooks/{webhook.GetProperty("id").GetGuid()}")).Expect(HttpStatusCode.OK);
        Assert.Equal($"{webhook}", $"{read.Json}");
        Assert.Equal(0, await forum.QueryAsync<long>("select count(*) from forum.mt_events where data::text like '%hooks.invalid%'"));
        await forum.FoundCommunityAsync();
        await forum.CutAsync();
        Assert.All(forum.Log.Lines, line => Assert.All([secret["whsec_".Length..], "confidential"], word => Assert.DoesNotContain(word, line, StringComparison.Ordinal)));
        (await forum.Administrator.DeleteAsync($"{created.Location}")).Expect(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task changes_where_it_leads_and_what_it_is_told()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var (id, _) = await forum.Administrator.CreateWebhookAsync("http://127.0.0.1:1/");
        var name = await forum.FoundCommunityAsync();
        var failing = await forum.Administrator.WebhookAsync(id, "failing");
        var changed = await forum.Administrator.PutAsync($"/api/webhooks/{id}", new { url = receiver.Url, types = new[] { "community_founded" }, reader = "administrator" });
        Assert.Equal(failing["position"].GetInt64(), changed.Expect(HttpStatusCode.OK)["position"].GetInt64());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, changed["nextTryAt"].ValueKind); // it does not wait for a try that may be hours away
        Assert.Equal(name, Assert.Single((await receiver.NextAsync()).Events).GetProperty("data").GetProperty("name").GetString());
        await forum.Administrator.DeleteAsync($"/api/webhooks/{id}");
    }

    [Theory]
    [InlineData("""{}""", "webhook-url-invalid")]
    [InlineData("""{"url":""}""", "webhook-url-invalid")]
    [InlineData("""{"url":"hooks.invalid"}""", "webhook-url-invalid")]
    [InlineData("""{"url":"/hook"}""", "webhook-url-invalid")]
    [InlineData("""{"url":"ftp://hooks.invalid/"}""", "webhook-url-invalid")]
    [InlineData("""{"url":"file:///etc/passwd"}""", "webhook-url-invalid")]
    [InlineData("""{"url":"https://ana:secret@hooks.invalid/"}""", "webhook-url-invalid")]
    [InlineData("""{"url":"https://hooks.invalid/#part"}""", "webhook-url-invalid")]
    [InlineData("""{"url":"https://hooks.invalid/ there"}""", "webhook-url-invalid")]
    [InlineData("""{"url":"https://hooks.invalid\\@10.0.0.1/"}""", "webhook-url-invalid")]
    [InlineData("""{"url":"https://hööks.invalid/"}""", "webhook-url-invalid")]
    [InlineData("""{"url":"https://10.0.0.1/"}""", "webhook-url-not-public")]
    [InlineData("""{"url":"https://hooks.invalid/","types":[]}""", "kind-unknown")]
    [InlineData("""{"url":"https://hooks.invalid/","types":["gossip"]}""", "kind-unknown")]
    [InlineData("""{"url":"https://hooks.invalid/","after":-1}""", "cut-invalid")]
    [InlineData("""{"url":"https://hooks.invalid/","after":999999999999}""", "cut-in-future")]
    [InlineData("""{"url":"https://hooks.invalid/","reader":"nobody"}""", "request-malformed")]
    public async Task refuses_what_makes_no_sense(string body, string code)
    {
        (await forum.Administrator.PostAsync("/api/webhooks", body, "application/json")).ExpectRefusal(HttpStatusCode.BadRequest, code);
        if (body.Contains("after", StringComparison.Ordinal)) return;
        (await forum.Administrator.PutAsync($"/api/webhooks/{Guid.NewGuid()}", body, "application/json")).ExpectRefusal(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task refuses_to_do_without_tls_unless_an_operator_says_so() =>
        (await (await app.SignUpAdministratorAsync()).PostAsync("/api/webhooks", new { url = "http://hooks.invalid/" }))
            .ExpectRefusal(HttpStatusCode.BadRequest, "webhook-url-invalid");

    [Fact]
    public async Task refuses_what_is_not_there()
    {
        var nowhere = $"/api/webhooks/{Guid.NewGuid()}";
        Answer[] answers =
        [
            await forum.Administrator.GetAsync(nowhere), await forum.Administrator.PutAsync(nowhere, new { url = Url }),
            await forum.Administrator.PutAsync($"{nowhere}/paused", new { paused = true }), await forum.Administrator.PostAsync($"{nowhere}/secret", new { }),
            await forum.Administrator.DeleteAsync(nowhere), await forum.Administrator.GetAsync($"{nowhere}/dead-letters"),
        ];
        Assert.All(answers, answer => answer.ExpectRefusal(HttpStatusCode.NotFound, "webhook-not-found"));
        (await forum.Administrator.PostAsync($"{nowhere}/dead-letters/0/replay", new { })).ExpectRefusal(HttpStatusCode.NotFound, "webhook-dead-letter-not-found");
        (await forum.Administrator.DeleteAsync($"{nowhere}/dead-letters/0")).ExpectRefusal(HttpStatusCode.NotFound, "webhook-dead-letter-not-found");
        (await forum.Administrator.PutAsync($"{nowhere}/paused")).ExpectRefusal(HttpStatusCode.BadRequest, "webhook-paused-undecided");
    }

    [Fact]
    public async Task refuses_others()
    {
        var moderator = await forum.SignUpAsync();
        await moderator.FoundCommunityAsync();
        foreach (var client in (Client[])[await forum.SignUpAsync(), moderator, await forum.SignUpAnalystAsync()])
        {
            (await client.PostAsync("/api/webhooks", new { url = Url })).ExpectRefusal(HttpStatusCode.Forbidden, "not-allowed");
            (await client.GetAsync("/api/webhooks")).ExpectRefusal(HttpStatusCode.Forbidden, "not-allowed");
        }
    }

    [Fact]
    public async Task takes_no_more_than_so_many_also_at_the_same_moment()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 25).Select(_ => forum.Administrator.PostAsync("/api/webhooks", new { url = Url })));
        var webhooks = (await forum.Administrator.GetAsync("/api/webhooks"))["items"].EnumerateArray().Select(one => one.GetProperty("id").GetGuid()).ToList();
        Assert.Equal(20, webhooks.Count);
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.Created), answer => answer.ExpectRefusal(HttpStatusCode.Conflict, "webhook-too-many"));
        foreach (var id in webhooks) (await forum.Administrator.DeleteAsync($"/api/webhooks/{id}")).Expect(HttpStatusCode.NoContent);
    }
}
