using System.Net;
using System.Net.Http.Headers;

namespace Forum.Api.Tests.Members;

/// <summary>
/// Nobody is shown a name that somebody has given up: on no route, in no header, in no view and in no log. A new route that takes a parameter of a
/// new kind says in <see cref="TalkedAboutMember.Values"/> what to call it with.
/// </summary>
public class leaving_a_name_behind(AppFixture app)
{
    /// <summary>The one table that has to know: it keeps freed handles for whom they were.</summary>
    const string Quarantine = "views.handle";

    readonly TalkedAboutMember ana = new();

    [Fact]
    public Task by_taking_another_shows_it_to_nobody_else() => SweepAsync(async () =>
    {
        (await ana.Client.PutAsync("/api/members/me/handle", new { handle = ana.NextHandle })).Expect(HttpStatusCode.OK);
        (await ana.Client.PutAsync("/api/members/me/display-name", new { displayName = "Rosa" })).Expect(HttpStatusCode.OK);
        (await ana.Client.PutAsync("/api/members/me/bio", new { bio = "I row." })).Expect(HttpStatusCode.OK);
        (await ana.Client.PutAsync("/api/members/me/pronouns", new { stance = "any" })).Expect(HttpStatusCode.OK);
        Assert.Contains(ana.Handle, (await ana.Client.GetAsync("/api/members/me")).Json.ToString(), StringComparison.Ordinal);
    });

    [Theory]
    [InlineData("keep")]
    [InlineData("withdraw")]
    public Task for_good_shows_it_to_nobody(string content) => SweepAsync(async () =>
        (await ana.Client.PostAsync("/api/members/me/deletion", new { password = Scenarios.Password, content })).Expect(HttpStatusCode.NoContent));

    async Task SweepAsync(Func<Task> leave)
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        var log = new RecordingLogger();
        await using var forum = await RunningForum.StartAsync(database.ConnectionString, log);
        await ana.AppearAsync(forum);
        var routes = new EveryGetRoute((await forum.Anonymous().GetAsync("/openapi/v1.json")).Json, ana.Values, ana.Ends);
        var before = await CallAsync(routes, forum);
        Assert.All(ana.Names, name => Assert.All(ana.Viewers.Keys, viewer => Assert.Contains(before, heard => heard.Viewer == viewer && heard.Mentions(name))));

        await leave();
        await forum.ViewsCatchUpAsync();

        var after = await CallAsync(routes, forum);
        Assert.All(after.Where(heard => !IsToldHerself(heard)), heard => Assert.All(ana.Names, name => Assert.False(heard.Mentions(name), $"{heard}")));
        Assert.All(await TablesAsync(forum), table => Assert.All(ana.Names, name => Assert.False(table.Mentions(name), $"{table}")));
        Assert.NotEmpty(log.Lines);
        Assert.All(log.Lines, line => Assert.All(ana.Names, name => Assert.DoesNotContain(name, line, StringComparison.OrdinalIgnoreCase)));
        await forum.StopAsync();
    }

    /// <summary>Her former handle is hers to know, in this one place, and all that she ever said where she takes it along.</summary>
    static bool IsToldHerself(Heard heard) => heard is { Viewer: TalkedAboutMember.Herself, Url: "/api/members/me" }
        || (heard.Viewer == TalkedAboutMember.Herself && heard.Url.StartsWith("/api/members/me/takeout", StringComparison.Ordinal));

    async Task<List<Heard>> CallAsync(EveryGetRoute routes, RunningForum forum)
    {
        var heard = new List<Heard>();
        foreach (var (viewer, token) in ana.Viewers)
        {
            using var http = forum.NewHttpClient();
            if (token is not null) http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            heard.AddRange(await routes.CallAsync(viewer, http));
        }

        return heard;
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
        foreach (var table in tables)
        {
            rows.Add(new Heard("database", table, await forum.QueryAsync<string>($"select coalesce(string_agg(row::text, ''), '') from {table} row")));
        }

        Assert.Contains(rows, table => table.Url == "views.member" && table.Text.Length > 0);
        return rows;
    }
}
