using System.Net;
using System.Text.Json;
using Forum.Api.Operations;
using Forum.Domain;
using Forum.Domain.Comments;
using Forum.Domain.Members;
using Forum.Domain.Moderation;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Wolverine;

namespace Forum.Api.Tests;

/// <summary>A forum that tests talk to.</summary>
public interface IForum
{
    IServiceProvider Services { get; }

    HttpClient NewHttpClient();
}

/// <summary>Situations, brought about by the requests that real people would send.</summary>
public static class Scenarios
{
    public const string Password = "correct horse battery";

    /// <summary>Where a webhook may lead, and nobody is.</summary>
    public const string Hook = "https://hooks.invalid/";

    static int people;

    public static Client Anonymous(this IForum app) => new(app.NewHttpClient());

    public static string FreshHandle(string prefix = "ana") => $"{prefix}{Interlocked.Increment(ref people)}-{Guid.NewGuid():N}"[..24];

    public static string FreshCommunity() => $"c-{Guid.NewGuid():N}"[..20];

    public static async Task<Client> SignUpAsync(this IForum app, string? handle = null, object? pronouns = null)
    {
        handle ??= FreshHandle();
        (await app.Anonymous().PostAsync("/api/members", new { handle, password = Password, pronouns })).Expect(HttpStatusCode.Created);
        return await app.SignInAsync(handle);
    }

    public static async Task<Client> SignInAsync(this IForum app, string handle)
    {
        var session = (await app.Anonymous().PostAsync("/api/sessions", new { handle, password = Password })).Expect(HttpStatusCode.OK);
        return new Client(app.NewHttpClient(), session["token"].GetString());
    }

    public static Task<Client> SignUpAdministratorAsync(this IForum app) => app.SignUpAsync("admin", member => new GrantAdministrator(member));

    public static Task<Client> SignUpAnalystAsync(this IForum app) => app.SignUpAsync("analyst", member => new GrantAnalyst(member));

    static async Task<Client> SignUpAsync(this IForum app, string prefix, Func<MemberId, object> grant)
    {
        var handle = FreshHandle(prefix);
        var client = await app.SignUpAsync(handle);
        var profile = await app.Anonymous().GetAsync($"/api/members/{handle}");
        await app.InvokeAsync(grant(new MemberId(profile["id"].GetGuid())));
        return client;
    }

    /// <summary>Makes a member a moderator of a community, by a case of an administrator.</summary>
    public static async Task AppointAsync(this IForum app, string handle, string community)
    {
        var administrator = await app.SignUpAdministratorAsync();
        await administrator.OpenCaseAsync(new { kind = "appoint", community, member = await app.MemberNumberAsync(handle), reason = "Trusted." });
    }

    public static async Task<Client> SignUpModeratorAsync(this IForum app, string community)
    {
        var handle = FreshHandle("mod");
        var moderator = await app.SignUpAsync(handle);
        await app.AppointAsync(handle, community);
        return moderator;
    }

    public static async Task<long> MemberNumberAsync(this IForum app, string handle) =>
        (await app.Anonymous().GetAsync($"/api/members/{handle}")).Expect(HttpStatusCode.OK)["number"].GetInt64();

    /// <summary>Founds a community and answers with its name.</summary>
    public static async Task<string> FoundCommunityAsync(this Client founder, string history = "moderators")
    {
        var name = FreshCommunity();
        (await founder.PostAsync("/api/communities", new { name, history })).Expect(HttpStatusCode.Created);
        return name;
    }

    /// <summary>The name of a new community, moderated by nobody whom a test goes on to talk of.</summary>
    public static async Task<string> FoundCommunityAsync(this IForum app) => await (await app.SignUpAsync()).FoundCommunityAsync();

    /// <summary>Starts a thread and answers with its number.</summary>
    public static async Task<long> StartThreadAsync(this Client author, string community, string title = "Why?", string body = "I wonder.") =>
        (await author.PostAsync("/api/threads", new { community, title, body })).Expect(HttpStatusCode.Created)["number"].GetInt64();

    /// <summary>Posts a comment and answers with its number.</summary>
    public static async Task<long> CommentAsync(this Client author, long thread, string body = "So it is.") =>
        (await author.PostAsync($"/api/threads/{thread}/comments", new { body })).Expect(HttpStatusCode.Created)["number"].GetInt64();

    /// <summary>Opens a case and answers with it.</summary>
    public static async Task<Answer> OpenCaseAsync(this Client client, object act) =>
        (await client.PostAsync("/api/cases", act)).Expect(HttpStatusCode.Created);

    /// <summary>Creates a webhook that leads nowhere and answers with its id.</summary>
    public static async Task<Guid> CreateWebhookAsync(this Client administrator) =>
        (await administrator.PostAsync("/api/webhooks", new { url = Hook })).Expect(HttpStatusCode.Created)["webhook"].GetProperty("id").GetGuid();

    /// <summary>As if a webhook had given up what comes after the beginning.</summary>
    public static Task GiveUpAsync(this IForum app, Guid webhook) => app.QueryAsync<int>(
        """
        with letter as (
            insert into forum.webhook_dead_letter (webhook_id, after, through, tries, failing_since, given_up_at, problem, state)
            values ($1, 0, 1, 15, now(), now(), 'Status', 'Open') on conflict (webhook_id, after) do update set state = 'Open', ended_at = null)
        select 1
        """,
        webhook);

    public static async Task<Decision> InvokeAsync(this IForum app, object command)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync<Decision>(command, TestContext.Current.CancellationToken);
    }

    /// <summary>Imports a page by an administrator and answers with what the import said.</summary>
    public static async Task<JsonElement> ImportAsync(this IForum app, string page, string? community = null, string? capturedAt = "2025-03-01")
    {
        var administrator = await app.SignUpAdministratorAsync();
        var answer = await administrator.PostAsync(
            $"/api/imports/articles?community={community ?? FreshCommunity()}{(capturedAt is null ? "" : $"&capturedAt={capturedAt}")}", page, "text/plain");
        return answer.Expect(HttpStatusCode.Created).Json;
    }

    /// <summary>The number of a new thread with one comment, and that comment's number.</summary>
    public static async Task<(long Thread, long Comment)> ImportThreadAsync(this IForum app)
    {
        var imported = await app.ImportAsync($"Something happened {Guid.NewGuid()}.\n\n• {FreshHandle("page")} [they/them]\n  2 years ago\n\n  So it did.");
        var thread = imported.GetProperty("thread").GetInt64();
        var answer = await app.Anonymous().GetAsync($"/api/threads/{thread}");
        return (thread, answer["comments"][0].GetProperty("number").GetInt64());
    }

    /// <summary>Waits until the asynchronous views hold all that was recorded before.</summary>
    public static Task ViewsCatchUpAsync(this IForum app) => ViewsCaughtUp.WaitAsync(
        app.Services.GetRequiredService<NpgsqlDataSource>(), TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

    public static async Task<T> QueryAsync<T>(this IForum app, string sql, params object[] parameters)
    {
        await using var command = app.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        foreach (var parameter in parameters) command.Parameters.Add(new() { Value = parameter });
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    public static Task<long> CountEventsAsync(this IForum app, Guid stream) =>
        app.QueryAsync<long>("select count(*) from forum.mt_events where stream_id = $1", stream);

    /// <summary>Hides that a comment exists, and not what is below it, as if that had come while a case was at work.</summary>
    public static async Task HideExistenceAsync(this IForum app, long comment, SuppressionLayer layer = SuppressionLayer.Moderator)
    {
        var id = await app.QueryAsync<Guid>("select id from views.comment where number = $1", comment);
        await app.AppendAsync(id, new CommentSuppressed(
            new CommentId(id), new Suppression(new(Guid.CreateVersion7()), layer, [Hidden.Text, Hidden.Existence])));
    }

    public static IDocumentSession OpenSession(this IForum app) => app.Services.GetRequiredService<IDocumentStore>().LightweightSession();

    public static async Task AppendAsync(this IForum app, Guid stream, object @event)
    {
        await using var session = app.OpenSession();
        session.Events.Append(stream, @event);
        await session.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
