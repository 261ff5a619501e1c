using System.Net;
using System.Text.Json;
using Forum.Api.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Api.Tests.Webhooks;

/// <summary>A forum of its own that may send to this machine, and gives up after three tries.</summary>
public sealed class WebhookForum(AppFixture app) : IForum, IAsyncLifetime
{
    /// <summary>What lets a webhook lead to a receiver of a test.</summary>
    public static readonly string[] Settings =
        ["--Webhooks:AllowHttp=true", "--Webhooks:AllowedNetworks:0=127.0.0.0/8", "--Webhooks:Tries=3", "--Webhooks:FirstPauseSeconds=1"];

    OwnDatabase? database;
    RunningForum? forum;

    public IServiceProvider Services => forum!.Services;

    public Client Administrator { get; private set; } = null!;

    public RecordingLogger Log { get; } = new();

    public HttpClient NewHttpClient() => forum!.NewHttpClient();

    public async ValueTask InitializeAsync()
    {
        database = await OwnDatabase.CreateAsync(app.ConnectionString);
        forum = await RunningForum.StartAsync(database.ConnectionString, Log, Settings);
        Administrator = await this.SignUpAdministratorAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await forum!.StopAsync();
        await forum.DisposeAsync();
        await database!.DisposeAsync();
    }
}

static class WebhookScenarios
{
    /// <summary>Creates a webhook and answers with its id and secret.</summary>
    public static async Task<(Guid Id, string Secret)> CreateWebhookAsync(this Client administrator, string url, object? more = null)
    {
        var asked = JsonSerializer.SerializeToNode(more ?? new { })!;
        asked["url"] = url;
        var created = (await administrator.PostAsync("/api/webhooks", asked)).Expect(HttpStatusCode.Created);
        return (created["webhook"].GetProperty("id").GetGuid(), created["secret"].GetString()!);
    }

    public static void Look(this IForum forum) => forum.Services.GetRequiredService<WebhookTide>().Look();

    /// <summary>The last position that there is.</summary>
    public static async Task<long> CutAsync(this IForum forum)
    {
        await forum.ViewsCatchUpAsync();
        return await forum.QueryAsync<long>("select max(seq_id) from forum.mt_events");
    }

    /// <summary>Waits until a webhook is as it should be, and answers with it.</summary>
    public static async Task<Answer> WebhookAsync(this Client administrator, Guid id, Func<Answer, bool> isSo)
    {
        for (var waited = 0; ; waited++)
        {
            var webhook = (await administrator.GetAsync($"/api/webhooks/{id}")).Expect(HttpStatusCode.OK);
            if (isSo(webhook)) return webhook;
            Assert.True(waited < 450, $"{webhook.Json}");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    public static Task<Answer> WebhookAsync(this Client administrator, Guid id, string state) =>
        administrator.WebhookAsync(id, webhook => webhook["state"].GetString() == state);
}
