using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Forum.Api.Moderation;
using Forum.Api.Tests.CommandLine;
using Forum.Domain;
using Forum.Domain.Members;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace Forum.Api.Tests.Moderation;

/// <summary>A case that was begun is finished, to the last item and each item once, whatever happens to the program on the way.</summary>
public class surviving_a_crash(AppFixture app)
{
    const int Comments = 1_000, Items = Comments + 1;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task of_the_program_in_the_middle_of_a_case_and_of_its_undo()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        var (thread, handle) = await PrepareAsync(database);
        await using var forum = await RunningForum.StartAsync(database.ConnectionString);
        await forum.StopAsync(); // to look at the database with

        long number;
        await using (var program = Serve(database, out var address))
        {
            var administrator = await SignInAsync(address, handle);
            number = (await administrator.OpenCaseAsync(new { kind = "remove", scope = "subtree", thread, reason = "Spam." }))["number"].GetInt64();
            await program.KillAsync();
        }

        Assert.InRange(await ItemsAsync(forum), CaseWork.Batch, Items - 1);
        await using (var program = Serve(database, out var address))
        {
            await SignInAsync(address, handle);
            await UntilAsync(forum, "completed_at is not null");
            Assert.Equal(Items, await ItemsAsync(forum));
            Assert.Equal(Items, await forum.QueryAsync<long>(Suppressions));
            Assert.Equal(1, await CountAsync(forum, "case_completed"));

            var administrator = await SignInAsync(address, handle);
            (await administrator.PostAsync($"/api/cases/{number}/undo", new { reason = "A mistake." })).Expect(HttpStatusCode.OK);
            await program.KillAsync();
        }

        Assert.InRange(await forum.QueryAsync<long>(Suppressions), 1, Items - CaseWork.Batch);
        await using (var program = Serve(database, out var address))
        {
            await SignInAsync(address, handle);
            await UntilAsync(forum, "undone_at is not null");
        }

        Assert.Equal(0, await forum.QueryAsync<long>(Suppressions));
        Assert.Equal(0, await forum.QueryAsync<long>("select count(*) from views.comment where hides_text <> 0"));
        Assert.Equal(Items, await CountAsync(forum, "comment_case_undone") + await CountAsync(forum, "thread_case_undone"));
        Assert.Equal(1, await CountAsync(forum, "case_undone"));
    }

    [Fact]
    public async Task and_the_company_of_another_server()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        var (thread, handle) = await PrepareAsync(database);
        await using var one = await RunningForum.StartAsync(database.ConnectionString);
        await using var other = await RunningForum.StartAsync(database.ConnectionString);
        var administrator = await one.SignInAsync(handle);

        var opened = await administrator.OpenCaseAsync(new { kind = "remove", scope = "subtree", thread, reason = "Spam." });
        await AdvanceAsync(other, opened["id"].GetGuid());
        await UntilAsync(one, "completed_at is not null");
        Assert.Equal(Items, await ItemsAsync(one));
        Assert.Equal(Items, await one.QueryAsync<long>(Suppressions));
        Assert.Equal(1, await CountAsync(one, "case_completed"));

        (await administrator.PostAsync($"/api/cases/{opened["number"]}/undo", new { reason = "A mistake." })).Expect(HttpStatusCode.OK);
        await AdvanceAsync(other, opened["id"].GetGuid());
        await UntilAsync(one, "undone_at is not null");
        Assert.Equal(0, await one.QueryAsync<long>(Suppressions));
        Assert.Equal(1, await CountAsync(one, "case_undone"));
        Assert.Equal(Items, await CountAsync(one, "comment_case_undone") + await CountAsync(one, "thread_case_undone"));
    }

    /// <summary>What waits in the database to be carried out names a case and nothing else.</summary>
    [Fact]
    public async Task keeps_nothing_of_anybody_in_what_waits_to_be_done()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        var (thread, handle) = await PrepareAsync(database);
        await using var forum = await RunningForum.StartAsync(database.ConnectionString);
        var administrator = await forum.SignInAsync(handle);
        await administrator.OpenCaseAsync(new { kind = "remove", scope = "subtree", thread, reason = "Lives at 5 Elm Street." });
        await UntilAsync(forum, "completed_at is not null");

        var bodies = await forum.QueryAsync<string>(
            "select coalesce(string_agg(encode(body, 'escape'), ' '), '') from (select body from wolverine.wolverine_incoming_envelopes union all select body from wolverine.wolverine_dead_letters) kept");
        Assert.Contains("caseId", bodies, StringComparison.OrdinalIgnoreCase);
        foreach (var personal in (string[])["Elm", handle, "Hello"]) Assert.DoesNotContain(personal, bodies, StringComparison.OrdinalIgnoreCase);
    }

    const string Suppressions =
        "select (select count(*) from views.comment_suppression) + (select count(*) from views.thread_suppression)";

    /// <summary>A thread of many comments, and an administrator.</summary>
    static async Task<(long Thread, string Handle)> PrepareAsync(OwnDatabase database)
    {
        await using var forum = await RunningForum.StartAsync(database.ConnectionString);
        var page = string.Join("\n\n", Enumerable.Range(0, Comments).Select(i => $"• kit{i % 7}\n  2 years ago\n\n  Hello {i}"));
        var thread = (await forum.ImportAsync($"Something happened {Guid.NewGuid()}.\n\n{page}", "crowd")).GetProperty("thread").GetInt64();
        var handle = Scenarios.FreshHandle("admin");
        await forum.SignUpAsync(handle);
        var id = (await forum.Anonymous().GetAsync($"/api/members/{handle}"))["id"].GetGuid();
        await forum.InvokeAsync(new GrantAdministrator(new MemberId(id)));
        await forum.StopAsync();
        return (thread, handle);
    }

    static ForumProgram Serve(OwnDatabase database, out Uri address)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        listener.Stop();
        return ForumProgram.Start(null, database.ConnectionString, "--urls", address.ToString());
    }

    static async Task<Client> SignInAsync(Uri address, string handle)
    {
        var http = new HttpClient { BaseAddress = address };
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(50, Ct))
        {
            try
            {
                var session = await new Client(http).PostAsync("/api/sessions", new { handle, password = Scenarios.Password });
                return new Client(http, session.Expect(HttpStatusCode.OK)["token"].GetString());
            }
            catch (HttpRequestException) when (waited.Elapsed < TimeSpan.FromMinutes(1))
            {
            }
        }
    }

    static async Task AdvanceAsync(RunningForum forum, Guid id)
    {
        await using var scope = forum.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageBus>().PublishAsync(new AdvanceCase(new CaseId(id)));
    }

    static async Task UntilAsync(RunningForum forum, string condition)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromMinutes(2); await Task.Delay(50, Ct))
        {
            if (await forum.QueryAsync<bool>($"select {condition} from views.moderation_case")) return;
        }

        Assert.Fail($"Never was {condition}; {await ItemsAsync(forum)} items.");
    }

    static Task<int> ItemsAsync(RunningForum forum) => forum.QueryAsync<int>("select items from views.moderation_case");

    static Task<long> CountAsync(RunningForum forum, string type) =>
        forum.QueryAsync<long>("select count(*) from forum.mt_events where type = $1", type);
}
