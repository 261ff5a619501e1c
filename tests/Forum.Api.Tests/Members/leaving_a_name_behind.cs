using System.Net;
using System.Net.Http.Headers;
using Forum.Domain;
using Forum.Domain.Members;

namespace Forum.Api.Tests.Members;

/// <summary>
/// Nobody is shown a name that somebody has given up: on no route, in no header, in no view and in no log. A new route that takes a parameter of a
/// new kind says in <see cref="Values"/> what to call it with.
/// </summary>
public class leaving_a_name_behind(AppFixture app)
{
    /// <summary>The one table that has to know: it keeps freed handles for whom they were.</summary>
    const string Quarantine = "views.handle";

    const string Herself = "herself";

    readonly string handle = Scenarios.FreshHandle("former"), displayName = $"Was {Guid.NewGuid():N}", bio = $"I was {Guid.NewGuid():N}.";

    string[] Names => [handle, displayName, bio];

    [Fact]
    public Task by_taking_another_shows_it_to_nobody_else() => SweepAsync(async ana =>
    {
        (await ana.PutAsync("/api/members/me/handle", new { handle = Scenarios.FreshHandle() })).Expect(HttpStatusCode.OK);
        (await ana.PutAsync("/api/members/me/display-name", new { displayName = "Rosa" })).Expect(HttpStatusCode.OK);
        (await ana.PutAsync("/api/members/me/bio", new { bio = "I row." })).Expect(HttpStatusCode.OK);
        Assert.Contains(handle, (await ana.GetAsync("/api/members/me")).Json.ToString(), StringComparison.Ordinal);
    });

    [Theory]
    [InlineData("keep")]
    [InlineData("withdraw")]
    public Task for_good_shows_it_to_nobody(string content) => SweepAsync(async ana =>
        (await ana.PostAsync("/api/members/me/deletion", new { password = Scenarios.Password, content })).Expect(HttpStatusCode.NoContent));

    async Task SweepAsync(Func<Client, Task> leave)
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        var log = new RecordingLogger();
        await using var forum = await RunningForum.StartAsync(database.ConnectionString, log);
        var (ana, others, values) = await PopulateAsync(forum);
        var routes = new EveryGetRoute((await forum.Anonymous().GetAsync("/openapi/v1.json")).Json, values);
        var before = await CallAsync(routes, others, forum);
        Assert.All(Names, name => Assert.All(others.Keys, viewer => Assert.Contains(before, heard => heard.Viewer == viewer && heard.Mentions(name))));

        await leave(ana);
        await forum.ViewsCatchUpAsync();

        var after = await CallAsync(routes, others, forum);
        Assert.All(after.Where(heard => !IsToldHerself(heard)), heard => Assert.All(Names, name => Assert.False(heard.Mentions(name), $"{heard}")));
        Assert.All(await TablesAsync(forum), table => Assert.All(Names, name => Assert.False(table.Mentions(name), $"{table}")));
        Assert.NotEmpty(log.Lines);
        Assert.All(log.Lines, line => Assert.All(Names, name => Assert.DoesNotContain(name, line, StringComparison.OrdinalIgnoreCase)));
        await forum.StopAsync();
    }

    /// <summary>Her former handle is hers to know, in this one place.</summary>
    static bool IsToldHerself(Heard heard) => heard is { Viewer: Herself, Url: "/api/members/me" };

    /// <summary>Somebody who has written, been answered and had rights; and people of every kind to look at it.</summary>
    async Task<(Client Ana, Dictionary<string, string?> Others, Dictionary<string, string[]> Values)> PopulateAsync(RunningForum forum)
    {
        var community = Scenarios.FreshCommunity();
        var imported = await forum.ImportAsync($"Something happened {Guid.NewGuid()}.\n\n• kit [they/them]\n  2 years ago\n\n  So it did.", community);
        var thread = imported.GetProperty("thread").GetInt64();
        var (_, _, herself) = await SignInAsync(forum, handle);
        var ana = new Client(forum.NewHttpClient(), herself);
        (await ana.PutAsync("/api/members/me/display-name", new { displayName })).Expect(HttpStatusCode.OK);
        (await ana.PutAsync("/api/members/me/bio", new { bio })).Expect(HttpStatusCode.OK);
        var comment = (await ana.PostAsync($"/api/threads/{thread}/comments", new { body = "Mine" })).Expect(HttpStatusCode.Created);
        var (_, _, member) = await SignInAsync(forum, Scenarios.FreshHandle("other"));
        var (_, moderatorNumber, moderator) = await SignInAsync(forum, Scenarios.FreshHandle("mod"));
        var (administratorId, _, administrator) = await SignInAsync(forum, Scenarios.FreshHandle("admin"));
        var answer = (await new Client(forum.NewHttpClient(), member).PostAsync(
            $"/api/threads/{thread}/comments", new { parent = comment["number"].GetInt64(), body = "Yours" })).Expect(HttpStatusCode.Created);
        var herNumber = comment["author"].GetProperty("number").GetInt64();
        await forum.InvokeAsync(new GrantAdministrator(administratorId));
        var cases = new List<long>();
        foreach (var person in (long[])[herNumber, moderatorNumber])
        {
            cases.Add((await new Client(forum.NewHttpClient(), administrator).OpenCaseAsync(
                new { kind = "appoint", community, member = person, reason = "Trusted." }))["number"].GetInt64());
        }

        await forum.ViewsCatchUpAsync();

        return (
            ana,
            new() { ["anonymous"] = null, [Herself] = herself, ["member"] = member, ["moderator"] = moderator, ["administrator"] = administrator },
            Values(thread, [comment["number"].GetInt64(), answer["number"].GetInt64()], herNumber, cases, community));
    }

    /// <summary>What to fill the parameters of routes with, so that they could show what somebody left behind.</summary>
    Dictionary<string, string[]> Values(long thread, long[] comments, long member, List<long> cases, string community) => new()
    {
        ["/api/threads/{number}"] = [$"{thread}"],
        ["/api/comments/{number}"] = [.. comments.Select(number => $"{number}")],
        ["/api/members/{handle}"] = [handle, "kit"],
        ["/api/members/by-number/{number}"] = [$"{member}"],
        ["/api/cases/{number}"] = [.. cases.Select(number => $"{number}")],
        ["community"] = [community],
        ["sort"] = ["new", "old", "active"],
        ["depth"] = ["0", "1"],
        ["limit"] = ["1"],
        ["after"] = [], // further pages are read anyway
    };

    static async Task<List<Heard>> CallAsync(EveryGetRoute routes, Dictionary<string, string?> viewers, RunningForum forum)
    {
        var heard = new List<Heard>();
        foreach (var (viewer, token) in viewers)
        {
            using var http = forum.NewHttpClient();
            if (token is not null) http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            heard.AddRange(await routes.CallAsync(viewer, http));
        }

        return heard;
    }

    static async Task<(MemberId Id, long Number, string Token)> SignInAsync(RunningForum forum, string handle)
    {
        await forum.SignUpAsync(handle);
        var session = await forum.Anonymous().PostAsync("/api/sessions", new { handle, password = Scenarios.Password });
        var member = session["member"];
        return (new MemberId(member.GetProperty("id").GetGuid()), member.GetProperty("number").GetInt64(), session["token"].GetString()!);
    }

    /// <summary>Every table there is, apart from the events themselves and the one that keeps freed handles.</summary>
    static async Task<List<Heard>> TablesAsync(RunningForum forum)
    {
        var tables = await forum.QueryAsync<string[]>(
            """
            select array_agg(format('%I.%I', schemaname, tablename)) from pg_tables
            where schemaname not in ('pg_catalog', 'information_schema') and schemaname || '.' || tablename not in ($1, $2)
            """,
            "forum.mt_events", Quarantine);
        var rows = new List<Heard>();
        foreach (var table in tables) rows.Add(new Heard("database", table, await forum.QueryAsync<string>($"select coalesce(string_agg(row::text, ''), '') from {table} row")));
        Assert.Contains(rows, table => table.Url == "views.member" && table.Text.Length > 0);
        return rows;
    }
}
