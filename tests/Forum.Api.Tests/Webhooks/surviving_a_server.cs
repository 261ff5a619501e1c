using System.Net;
using System.Net.Sockets;
using Forum.Api.Tests.CommandLine;

namespace Forum.Api.Tests.Webhooks;

/// <summary>What was stored is sent, whatever becomes of the server that was to send it.</summary>
public class surviving_a_server(AppFixture app)
{
    static readonly object Founding = new { types = new[] { "community_founded" } };

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task that_stopped_while_another_try_was_due()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.AnswerWith(500);
        await using (var forum = await RunningForum.StartAsync(database.ConnectionString, log: null, WebhookForum.Settings))
        {
            var administrator = await forum.SignUpAdministratorAsync();
            var (id, _) = await administrator.CreateWebhookAsync(receiver.Url, Founding);
            await forum.FoundCommunityAsync();
            await administrator.WebhookAsync(id, "failing");
            await forum.StopAsync();
        }

        await using var next = await RunningForum.StartAsync(database.ConnectionString, log: null, WebhookForum.Settings);
        var (first, second) = (await receiver.NextAsync(), await receiver.NextAsync());
        Assert.Equal((first.Id, true), (second.Id, first.Body.SequenceEqual(second.Body)));
        await next.FoundCommunityAsync();
        Assert.Equal(["community_founded"], (await receiver.NextAsync()).Types);
        await next.StopAsync();
    }

    [Fact]
    public async Task that_stopped_as_it_sent()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = (number, response) => number == 1 ? Task.Delay(Timeout.Infinite, response.HttpContext.RequestAborted) : Task.CompletedTask;
        await using (var forum = await RunningForum.StartAsync(database.ConnectionString, log: null, WebhookForum.Settings))
        {
            await (await forum.SignUpAdministratorAsync()).CreateWebhookAsync(receiver.Url, Founding);
            await forum.FoundCommunityAsync();
            while (receiver.All.IsEmpty) await Task.Delay(50, Ct);
            await forum.StopAsync();
        }

        await using var next = await RunningForum.StartAsync(database.ConnectionString, log: null, WebhookForum.Settings);
        var again = await receiver.NextAsync();
        Assert.Equal(receiver.All.First().Id, again.Id);
        await next.StopAsync();
    }

    [Fact]
    public async Task that_could_not_read_its_webhooks_for_a_while()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var receiver = await WebhookReceiver.StartAsync();
        var log = new RecordingLogger();
        await using var forum = await RunningForum.StartAsync(database.ConnectionString, log, WebhookForum.Settings);
        await (await forum.SignUpAdministratorAsync()).CreateWebhookAsync(receiver.Url, Founding);
        await forum.QueryAsync<object?>("do $$ begin alter table forum.webhook alter column turn type text; end $$");
        await forum.FoundCommunityAsync();
        while (!log.Lines.Any(line => line.Contains(nameof(InvalidCastException), StringComparison.Ordinal)))
        {
            forum.Look();
            await Task.Delay(50, Ct);
        }

        await forum.QueryAsync<object?>("do $$ begin alter table forum.webhook alter column turn type bigint using turn::bigint; end $$");
        forum.Look();
        Assert.Equal(["community_founded"], (await receiver.NextAsync()).Types);
        await forum.StopAsync();
    }

    /// <param name="isLost">The message goes as well, as with a backup of the database that is older.</param>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task that_was_killed_while_another_try_was_due(bool isLost)
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.AnswerWith(500);
        await using var forum = await PrepareAsync(database, receiver);
        await using (var program = Serve(database, out var address))
        {
            await FoundAsync(program, address);
            await receiver.NextAsync();
            while (await forum.QueryAsync<int>("select tries from forum.webhook") == 0) await Task.Delay(20, Ct);
            await program.KillAsync();
        }

        if (isLost) await forum.QueryAsync<int>("with over as (delete from wolverine.wolverine_incoming_envelopes) select 1");
        if (isLost) await forum.QueryAsync<int>("with over as (update forum.webhook set due_at = now() - interval '31 seconds') select 1");
        await using var next = await RunningForum.StartAsync(database.ConnectionString, log: null, WebhookForum.Settings);
        Assert.Equal(receiver.All.First().Id, (await receiver.NextAsync()).Id);
        await next.StopAsync();
    }

    [Fact]
    public async Task that_was_killed_as_it_sent()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = (number, response) => number == 1 ? Task.Delay(Timeout.Infinite, response.HttpContext.RequestAborted) : Task.CompletedTask;
        await using var forum = await PrepareAsync(database, receiver);
        await using (var program = Serve(database, out var address))
        {
            await FoundAsync(program, address);
            while (receiver.All.IsEmpty) await Task.Delay(50, Ct);
            await program.KillAsync();
        }

        // The killed one's claim holds for a minute.
        await forum.QueryAsync<int>("with over as (update forum.webhook set claimed_until = now(), due_at = now() - interval '31 seconds') select 1");
        await using var next = await RunningForum.StartAsync(database.ConnectionString, log: null, WebhookForum.Settings);
        var again = await receiver.NextAsync();
        Assert.Equal(receiver.All.First().Id, again.Id);
        Assert.Equal(receiver.All.First().Body, again.Body);
        await next.StopAsync();
    }

    [Fact]
    public async Task that_is_not_alone()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var one = await RunningForum.StartAsync(database.ConnectionString, log: null, WebhookForum.Settings);
        await using var other = await RunningForum.StartAsync(database.ConnectionString, log: null, WebhookForum.Settings);
        var administrator = await one.SignUpAdministratorAsync();
        await administrator.CreateWebhookAsync(receiver.Url, Founding);
        var names = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            // Both look, and both may handle what either stores.
            names.Add(await (i % 2 == 0 ? (IForum)one : other).FoundCommunityAsync());
            foreach (var forum in (IForum[])[one, other]) forum.Look();
        }

        await receiver.UntilAsync(await one.CutAsync());
        Assert.Equal(names, receiver.All.SelectMany(page => page.Events).Select(one => one.GetProperty("data").GetProperty("name").GetString()));
        await one.StopAsync();

        // Whoever is left takes over.
        var last = await other.FoundCommunityAsync();
        Assert.Equal(last, (await receiver.NextAsync()).Events.Last().GetProperty("data").GetProperty("name").GetString());
        await other.StopAsync();
    }

    /// <summary>A forum with a webhook, which has stopped and is there to look at the database with.</summary>
    static async Task<RunningForum> PrepareAsync(OwnDatabase database, WebhookReceiver receiver)
    {
        var forum = await RunningForum.StartAsync(database.ConnectionString, log: null, WebhookForum.Settings);
        await (await forum.SignUpAdministratorAsync()).CreateWebhookAsync(receiver.Url, Founding);
        await forum.StopAsync();
        return forum;
    }

    static async Task FoundAsync(ForumProgram program, Uri address)
    {
        await program.ExpectAsync("Now listening on");
        using var http = new HttpClient { BaseAddress = address };
        var (anonymous, handle) = (new Client(http), Scenarios.FreshHandle());
        await anonymous.PostAsync("/api/members", new { handle, password = Scenarios.Password });
        var session = await anonymous.PostAsync("/api/sessions", new { handle, password = Scenarios.Password });
        await new Client(http, session["token"].GetString()).FoundCommunityAsync();
    }

    static ForumProgram Serve(OwnDatabase database, out Uri address)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        listener.Stop();
        return ForumProgram.Start(null, database.ConnectionString, [$"--urls={address}", .. WebhookForum.Settings]);
    }
}
