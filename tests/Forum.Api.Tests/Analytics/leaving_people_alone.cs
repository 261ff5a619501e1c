using System.Net;
using System.Text.RegularExpressions;
using Forum.Api.Tests.CommandLine;
using JasperFx.Events.Daemon;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Api.Tests.Analytics;

/// <summary>Analysts learn of nobody who they are, and of those who left nothing.</summary>
public sealed partial class leaving_people_alone(AppFixture app) : AloneOnAForum(app)
{
    [Fact]
    public async Task no_name_text_pronoun_or_id_of_a_member_is_in_any_relation()
    {
        var ana = await forum.SignUpAsync("anaconda", pronouns: "xe/xem");
        (await ana.PutAsync("/api/members/me/display-name", new { displayName = "Zanzibar" })).Expect(HttpStatusCode.OK);
        (await ana.PutAsync("/api/members/me/bio", new { bio = "Yodelling" })).Expect(HttpStatusCode.OK);
        var community = await ana.FoundCommunityAsync();
        var thread = await ana.StartThreadAsync(community, title: "Whistling", body: "Thundering");
        var comment = await ana.CommentAsync(thread, "Clattering");
        (await ana.PutAsync($"/api/comments/{comment}", new { body = "Rumbling" })).Expect(HttpStatusCode.OK);
        (await (await forum.SignUpAsync()).PostAsync($"/api/comments/{comment}/reports", new { reason = "Bellowing" })).Expect(HttpStatusCode.Created);
        await ana.OpenCaseAsync(new { kind = "lock", thread, reason = "Murmuring" });
        await forum.ViewsCatchUpAsync();

        var told = string.Join('\n', (await forum.AllAsync()).SelectMany(relation => relation.Value));
        var ids = await forum.QueryAsync<Guid[]>("select array_agg(id) from views.member");
        Assert.Contains(community, told);
        string[] secrets =
            ["anaconda", "xe/xem", "Zanzibar", "Yodelling", "Whistling", "Thundering", "Clattering", "Rumbling", "Bellowing", "Murmuring", .. ids.Select(id => $"{id}")];
        foreach (var secret in secrets) Assert.DoesNotContain(secret, told, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task the_key_of_what_is_nobodys_business_stands_beside_that_of_the_public_nowhere()
    {
        var ana = await forum.SignUpAsync();
        var community = await ana.FoundCommunityAsync();
        var thread = await ana.StartThreadAsync(community);
        (await ana.PutAsync($"/api/threads/{thread}/vote", new { vote = "up" })).Expect(HttpStatusCode.OK);
        (await ana.PutAsync($"/api/communities/{community}/follow")).Expect(HttpStatusCode.NoContent);
        await forum.ViewsCatchUpAsync();

        var links = await forum.RowsAsync("select member_key, private_key from forum.analytics_link");
        Assert.All(links, link => Assert.Equal(2, Key().Matches(link).Select(key => key.Value).Distinct().Count()));
        var pairs = links.Select(link => Key().Matches(link).Select(key => key.Value).ToArray());
        var rows = (await forum.AllAsync()).SelectMany(relation => relation.Value).ToList();
        Assert.All(pairs, pair => Assert.DoesNotContain(rows, row => pair.All(key => row.Contains(key, StringComparison.Ordinal))));
        Assert.Contains(rows, row => pairs.Any(pair => row.Contains(pair[1], StringComparison.Ordinal)));
    }

    [Fact]
    public async Task whoever_leaves_while_they_are_given_a_key_leaves_none()
    {
        var ana = await forum.SignUpAsync();
        var id = (await ana.GetAsync("/api/members/me"))["id"].GetGuid();
        await forum.ViewsCatchUpAsync();
        var coordinator = forum.Services.GetRequiredService<IProjectionCoordinator>();
        await coordinator.PauseAsync();
        (await ana.PostAsync("/api/members/me/deletion", new { password = Scenarios.Password, content = "keep" })).Expect(HttpStatusCode.NoContent);
        // As by a projection that looked for her before she left, and stored what it found after.
        await forum.QueryAsync<object?>($"do $$ begin insert into forum.analytics_link values ('{id}', gen_random_uuid(), gen_random_uuid()); end $$");

        await coordinator.ResumeAsync();
        await forum.ViewsCatchUpAsync();
        Assert.Equal(0, await forum.QueryAsync<long>("select count(*) from forum.analytics_link where member_id = $1", id));
    }

    [Theory]
    [InlineData("keep", 1)]
    [InlineData("withdraw", 0)]
    public async Task whoever_leaves_leaves_nothing_that_leads_to_a_key(string content, int threads)
    {
        var handle = Scenarios.FreshHandle();
        var (ana, ben) = (await forum.SignUpAsync(handle), await forum.SignUpAsync());
        var community = await ben.FoundCommunityAsync();
        var thread = await ana.StartThreadAsync(community);
        (await ana.PutAsync($"/api/threads/{thread}/vote", new { vote = "up" })).Expect(HttpStatusCode.OK);
        await ben.CommentAsync(thread);
        await forum.ViewsCatchUpAsync();
        var id = (await forum.Anonymous().GetAsync($"/api/members/{handle}"))["id"].GetGuid();
        var keys = await forum.QueryAsync<Guid[]>("select array[member_key, private_key] from forum.analytics_link where member_id = $1", id);
        Assert.Equal(2, keys.Distinct().Count());
        await ForumProgram.RunAsync(null, database.ConnectionString, "analytics", "at", "--cut", $"{await forum.QueryAsync<long>("select cut from analytics.standing")}");
        Assert.Contains(keys[0].ToString(), await EverythingAsync());

        (await ana.PostAsync("/api/members/me/deletion", new { password = Scenarios.Password, content })).Expect(HttpStatusCode.NoContent);

        // At once, however far behind what analysts read is.
        Assert.Equal(0, await forum.QueryAsync<long>("select count(*) from forum.analytics_link where member_id = $1", id));
        await forum.ViewsCatchUpAsync();
        Assert.Equal(threads, await forum.CountAsync("thread where member_key is null"));
        await NothingLeadsAsync();
        var rebuilt = await ForumProgram.RunAsync(null, database.ConnectionString, "projections", "rebuild");
        Assert.True(rebuilt.ExitCode == 0, rebuilt.Errors);
        await NothingLeadsAsync();

        async Task NothingLeadsAsync()
        {
            var everything = await EverythingAsync();
            Assert.All(keys, key => Assert.DoesNotContain(key.ToString(), everything));
            Assert.Equal(0, await forum.QueryAsync<long>("select count(*) from forum.analytics_link where member_id = $1", id));
        }
    }

    [Fact]
    public async Task whoever_stays_keeps_the_key_whatever_is_made_again()
    {
        var ana = await forum.SignUpAsync();
        await ana.StartThreadAsync(await ana.FoundCommunityAsync());
        await forum.ViewsCatchUpAsync();
        var before = await forum.AllAsync();

        var rebuilt = await ForumProgram.RunAsync(null, database.ConnectionString, "projections", "rebuild");

        Assert.True(rebuilt.ExitCode == 0, rebuilt.Errors);
        Assert.Equal(before, await forum.AllAsync());
        Assert.Single(before["thread"], thread => Key().IsMatch(thread));
    }

    [Theory]
    [InlineData(19, new string[0])]
    [InlineData(20, new[] { "(xe/xem,20)" })]
    [InlineData(29, new[] { "(xe/xem,20)" })]
    public async Task pronouns_are_counted_among_many_and_in_tens(int people, string[] told)
    {
        await TellPronounsAsync("xe/xem", people);
        await TellPronounsAsync("ze/hir", 3);
        await forum.ViewsCatchUpAsync();
        Assert.Equal(people == 19 ? ["(,20)"] : told, await forum.RowsAsync("select pronoun_set, members from analytics.pronoun_set"));
    }

    [Fact]
    public async Task few_people_are_not_told_even_together()
    {
        await TellPronounsAsync("xe/xem", 10);
        await TellPronounsAsync("ze/hir", 9);
        await forum.ViewsCatchUpAsync();
        Assert.Equal(0, await forum.CountAsync("pronoun_set"));
    }

    /// <summary>Registering so many by requests would take a while.</summary>
    async Task TellPronounsAsync(string set, int people)
    {
        for (var i = 0; i < people; i++)
        {
            var id = new Domain.MemberId(Guid.CreateVersion7());
            await using var session = forum.OpenSession();
            session.Events.StartStream<Domain.Members.Member>(id.Value, new Domain.Members.MemberRegistered(
                id, 10_000 + Random.Shared.Next(1_000_000_000), Scenarios.FreshHandle(), new(Domain.Members.PronounStance.Declared, [set])));
            await session.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Every row of every table and view but the log's bookkeeping.</summary>
    async Task<string> EverythingAsync()
    {
        var all = await forum.QueryAsync<string[]>(
            "select array_agg(oid::regclass::text) from pg_class where relkind in ('r', 'v', 'm') and relnamespace::regnamespace::text !~ '^(pg_|information_schema)'");
        var text = new List<string>();
        foreach (var name in all) text.AddRange(await forum.RowsAsync($"select * from {name}"));
        return string.Join('\n', text);
    }

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Key();
}
