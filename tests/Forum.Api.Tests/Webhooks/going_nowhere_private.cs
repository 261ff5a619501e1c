using System.Net;
using Microsoft.AspNetCore.Http;

namespace Forum.Api.Tests.Webhooks;

public class going_nowhere_private(AppFixture app, WebhookForum forum) : IClassFixture<WebhookForum>
{
    static readonly string[] NotPublic =
    [
        "http://127.0.0.1:5432/", "http://[::1]/", "https://127.0.0.1/", "https://10.0.0.1/", "https://169.254.169.254/latest/meta-data/",
        "https://[fd00:ec2::254]/", "https://[::ffff:10.0.0.1]/", "https://[64:ff9b::a00:1]/",
        // A number is an address as well.
        "https://2130706433/", "https://0x7f.1/", "https://0177.0.0.1/",
    ];

    [Fact]
    public async Task refuses_an_address_that_is_not_public()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var strict = await RunningForum.StartAsync(database.ConnectionString, log: null, "--Webhooks:AllowHttp=true");
        var administrator = await strict.SignUpAdministratorAsync();
        foreach (var url in NotPublic)
        {
            (await administrator.PostAsync("/api/webhooks", new { url })).ExpectRefusal(HttpStatusCode.BadRequest, "webhook-url-not-public");
        }

        await strict.StopAsync();
    }

    [Fact]
    public async Task calls_nobody_whose_name_leads_to_one()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var strict = await RunningForum.StartAsync(
            database.ConnectionString, log: null, "--Webhooks:AllowHttp=true", "--Webhooks:Tries=1", "--Webhooks:AllowedNetworks:0=10.0.0.0/8");
        var administrator = await strict.SignUpAdministratorAsync();
        var (id, _) = await administrator.CreateWebhookAsync(receiver.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        await strict.FoundCommunityAsync();
        var stopped = await administrator.WebhookAsync(id, "stopped");
        Assert.Equal("addressNotAllowed", stopped["problem"].GetString());
        Assert.Empty(receiver.All);
        await strict.StopAsync();
    }

    [Fact]
    public async Task follows_no_redirect()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var beside = await WebhookReceiver.StartAsync();
        receiver.Answer = (_, response) =>
        {
            response.Redirect(beside.Url, permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        };
        var (id, _) = await forum.Administrator.CreateWebhookAsync(receiver.Url);
        await forum.FoundCommunityAsync();
        var failing = await forum.Administrator.WebhookAsync(id, "failing");
        Assert.Equal(("redirected", 307), (failing["problem"].GetString(), failing["status"].GetInt32()));
        Assert.Empty(beside.All);
        (await forum.Administrator.DeleteAsync($"/api/webhooks/{id}")).Expect(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task reads_no_more_of_an_answer_than_that_it_was_one()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = async (_, response) =>
        {
            // Goes on for as long as anybody listens.
            var much = new byte[64 * 1024];
            while (!response.HttpContext.RequestAborted.IsCancellationRequested) await response.Body.WriteAsync(much);
        };
        var (id, _) = await forum.Administrator.CreateWebhookAsync(receiver.Url);
        await forum.FoundCommunityAsync();
        var taken = await forum.Administrator.WebhookAsync(id, webhook => webhook["deliveredAt"].ValueKind != System.Text.Json.JsonValueKind.Null);
        Assert.Equal(200, taken["status"].GetInt32());
        (await forum.Administrator.DeleteAsync($"/api/webhooks/{id}")).Expect(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("http://gone.invalid/", "nameNotFound")]
    [InlineData("http://127.0.0.1:1/", "notConnected")]
    public async Task tells_why_nobody_was_reached(string url, string problem)
    {
        var (id, _) = await forum.Administrator.CreateWebhookAsync(url);
        await forum.FoundCommunityAsync();
        Assert.Equal(problem, (await forum.Administrator.WebhookAsync(id, "failing"))["problem"].GetString());
        (await forum.Administrator.DeleteAsync($"/api/webhooks/{id}")).Expect(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task believes_no_certificate_that_it_has_no_reason_to()
    {
        await using var receiver = await WebhookReceiver.StartAsync(isSecure: true);
        var (id, _) = await forum.Administrator.CreateWebhookAsync(receiver.Url);
        await forum.FoundCommunityAsync();
        Assert.Equal("tlsFailed", (await forum.Administrator.WebhookAsync(id, "failing"))["problem"].GetString());
        Assert.Empty(receiver.All);
        (await forum.Administrator.DeleteAsync($"/api/webhooks/{id}")).Expect(HttpStatusCode.NoContent);
    }
}
