using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Forum.Api.Tests.Imports;

public class importing_an_article(AppFixture app)
{
    [Fact]
    public async Task makes_a_thread_of_a_page()
    {
        var (mo, kit, community) = (Scenarios.FreshHandle("mo"), Scenarios.FreshHandle("kit"), Scenarios.FreshCommunity());
        var imported = await app.ImportAsync(
            $"""
            The harbour is closed until {mo} returns. Nobody minds.

            Who opens it?

              • {mo} [they/them, xe/xem]
                4 years ago

                I do.

                □ {kit} [none/use name] M
                  3·
                  3 years ago

                  deleted by creator
            """, community);

        Assert.Equal(2, imported.GetProperty("comments").GetInt32());
        Assert.Equal(2, imported.GetProperty("members").GetInt32());
        Assert.True(imported.GetProperty("created").GetBoolean());
        Assert.Empty(imported.GetProperty("warnings").EnumerateArray());
        Assert.Equal($"The harbour is closed until {mo} returns.", imported.GetProperty("title").GetString());

        await app.ViewsCatchUpAsync();
        var thread = (await app.Anonymous().GetAsync($"/api/threads/{imported.GetProperty("thread")}")).Expect(HttpStatusCode.OK);
        Assert.Equal("article", thread["kind"].GetString());
        Assert.Equal(community, thread["community"].GetProperty("name").GetString());
        Assert.Equal(2, thread["commentCount"].GetInt32());

        var (first, reply) = (thread["comments"][0], thread["comments"][1]);
        Assert.Equal(
            """{"from":"2020-03-01T00:00:00+00:00","to":"2021-09-01T00:00:00+00:00","text":"4 years ago"}""", first.GetProperty("writtenAt").GetRawText());
        Assert.Equal("""{"stance":"declared","sets":["they/them","xe/xem"],"unconfirmed":true}""", first.GetProperty("author").GetProperty("pronouns").GetRawText());
        Assert.True(first.GetProperty("author").GetProperty("imported").GetBoolean());
        Assert.Equal("""{"by":"author","what":["text"]}""", reply.GetProperty("hidden").GetRawText());
        Assert.Equal("", reply.GetProperty("body").GetString());
        Assert.Equal(3, reply.GetProperty("score").GetInt32());
        Assert.Equal(1, reply.GetProperty("depth").GetInt32());
        Assert.Equal(first.GetProperty("number").GetInt64(), reply.GetProperty("parent").GetInt64());
        Assert.Equal("""{"stance":"useName","sets":[],"ambiguous":true,"unconfirmed":true}""", reply.GetProperty("author").GetProperty("pronouns").GetRawText());

        var profile = await app.Anonymous().GetAsync($"/api/members/{mo.ToUpperInvariant()}");
        Assert.Equal(1, profile.Expect(HttpStatusCode.OK)["commentCount"].GetInt32());
    }

    [Fact]
    public async Task again_into_the_same_community_is_the_same_thread_and_elsewhere_another()
    {
        var administrator = await app.SignUpAdministratorAsync();
        var page = $"Rain in {Guid.NewGuid()}.\n\n• bob\n  a day ago\n\n  Here too";
        var (here, there) = (Scenarios.FreshCommunity(), Scenarios.FreshCommunity());

        var first = (await Import(here)).Expect(HttpStatusCode.Created);
        var events = await app.QueryAsync<long>("select count(*) from forum.mt_events where stream_id = $1", first["id"].GetGuid());
        var again = (await Import(here)).Expect(HttpStatusCode.OK);
        var elsewhere = (await Import(there)).Expect(HttpStatusCode.Created);

        Assert.Equal(first.Json.ToString(), again.Json.ToString().Replace("\"created\":false", "\"created\":true", StringComparison.Ordinal));
        Assert.NotEqual(first["thread"].GetInt64(), elsewhere["thread"].GetInt64());
        Assert.Equal(1, events);

        Task<Answer> Import(string community) => administrator.PostAsync($"/api/imports/articles?community={community}", page, "text/plain");
    }

    [Fact]
    public async Task eight_times_at_once_is_one_thread_for_everybody()
    {
        var administrator = await app.SignUpAdministratorAsync();
        var page = $"Rain in {Guid.NewGuid()}.\n\n• {Scenarios.FreshHandle()}\n  a day ago\n\n  Here too";
        var community = Scenarios.FreshCommunity();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            administrator.PostAsync($"/api/imports/articles?community={community}", page, "text/plain")));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        Assert.Equal(7, answers.Count(answer => answer.Status == HttpStatusCode.OK));
        Assert.Single(answers.Select(answer => answer["thread"].GetInt64()).Distinct());
    }

    [Fact]
    public async Task of_pages_that_name_one_handle_at_once_shares_one_member()
    {
        var administrator = await app.SignUpAdministratorAsync();
        var handle = Scenarios.FreshHandle("both");
        var community = Scenarios.FreshCommunity();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => administrator.PostAsync(
            $"/api/imports/articles?community={community}", $"Page {i} of {Guid.NewGuid()}.\n\n• {handle} [he/him]\n  a day ago\n\n  Here too", "text/plain")));

        Assert.All(answers, answer => answer.Expect(HttpStatusCode.Created));
        var threads = await Task.WhenAll(answers.Select(answer => app.Anonymous().GetAsync($"/api/threads/{answer["thread"]}")));
        Assert.Single(threads.Select(thread => thread["comments"][0].GetProperty("author").GetProperty("number").GetInt64()).Distinct());
    }

    [Fact]
    public async Task of_pages_that_name_the_same_people_in_another_order_at_once_does_not_stand_still()
    {
        var administrator = await app.SignUpAdministratorAsync();
        for (var round = 0; round < 5; round++)
        {
            string[] people = [.. Enumerable.Range(0, 20).Select(_ => Scenarios.FreshHandle("pair"))];
            var answers = await Task.WhenAll(
                Import(people), Import([.. people.Reverse()]), Import([.. people.Order()]), Import([.. people.OrderDescending()]));
            Assert.All(answers, answer => answer.Expect(HttpStatusCode.Created));
        }

        Task<Answer> Import(string[] people) => administrator.PostAsync(
            "/api/imports/articles?community=standstill",
            $"Page {Guid.NewGuid()}.\n\n" + string.Concat(people.Select(name => $"• {name}\n  a day ago\n\n  Here\n\n")), "text/plain");
    }

    [Fact]
    public async Task never_lets_a_page_speak_for_an_account()
    {
        var handle = Scenarios.FreshHandle();
        await app.SignUpAsync(handle);
        var account = (await app.Anonymous().GetAsync($"/api/members/{handle}"))["number"].GetInt64();

        var imported = await app.ImportAsync($"Rumour {Guid.NewGuid()}.\n\n• {handle}\n  a day ago\n\n  I never said this");

        var thread = await app.Anonymous().GetAsync($"/api/threads/{imported.GetProperty("thread")}");
        Assert.NotEqual(account, thread["comments"][0].GetProperty("author").GetProperty("number").GetInt64());
        Assert.Equal(account, (await app.Anonymous().GetAsync($"/api/members/{handle}"))["number"].GetInt64());
    }

    [Fact]
    public async Task takes_the_pronouns_of_the_latest_captured_page()
    {
        var handle = Scenarios.FreshHandle();
        await ImportCaptured("2025-03-01", "[he/him]");
        await ImportCaptured("2026-03-01", "[they/them]");
        await ImportCaptured("2024-03-01", "[she/her]");

        var profile = await app.Anonymous().GetAsync($"/api/members/{handle}");
        Assert.Equal("they/them", profile["pronouns"].GetProperty("sets")[0].GetString());

        Task ImportCaptured(string day, string pronouns) =>
            app.ImportAsync($"Page of {day} {Guid.NewGuid()}.\n\n• {handle} {pronouns}\n  a year ago\n\n  Hello", capturedAt: day);
    }

    [Fact]
    public async Task tells_members_of_different_hosts_apart()
    {
        var handle = Scenarios.FreshHandle();
        var imported = await app.ImportAsync($"Hosts {Guid.NewGuid()}.\n\n• {handle}\n  a day ago\n\n  One\n\n• {handle}@far.example\n  a day ago\n\n  Two");

        Assert.Equal(2, imported.GetProperty("members").GetInt32());
        var far = (await app.Anonymous().GetAsync($"/api/members/{handle}@far.example")).Expect(HttpStatusCode.OK);
        Assert.Equal("far.example", far["host"].GetString());
        Assert.Equal(handle, far["handle"].GetString());
        Assert.False((await app.Anonymous().GetAsync($"/api/members/{handle}")).Json.TryGetProperty("host", out _));
    }

    [Fact]
    public async Task finds_a_member_of_another_host_by_handle_where_nobody_else_has_it()
    {
        var handle = Scenarios.FreshHandle();
        await app.ImportAsync($"Far {Guid.NewGuid()}.\n\n• {handle}@far.example\n  a day ago\n\n  Me");
        Assert.Equal("far.example", (await app.Anonymous().GetAsync($"/api/members/{handle}")).Expect(HttpStatusCode.OK)["host"].GetString());
        await app.SignUpAsync(handle);
        Assert.False((await app.Anonymous().GetAsync($"/api/members/{handle}"))["imported"].GetBoolean());
    }

    [Fact]
    public async Task keeps_the_page_byte_for_byte()
    {
        var administrator = await app.SignUpAdministratorAsync();
        var page = Encoding.UTF8.GetBytes($"\uFEFFÜber {Guid.NewGuid()}.\r\n\r\n•\u00A0ana\r\n\t4 years ago\r\n\r\n\tשלום 👩🏽‍🚀");

        var imported = (await administrator.PostAsync($"/api/imports/articles?community={Scenarios.FreshCommunity()}", page, "text/plain; charset=utf-8"))
            .Expect(HttpStatusCode.Created);

        Assert.Equal(page, await app.QueryAsync<byte[]>("select bytes from forum.imported_page where thread_id = $1", imported["id"].GetGuid()));
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(page)),
            await app.QueryAsync<string>("select data -> 'page' ->> 'sha256' from forum.mt_events where stream_id = $1", imported["id"].GetGuid()));
        var thread = await app.Anonymous().GetAsync($"/api/threads/{imported["thread"]}");
        Assert.Equal("שלום 👩🏽‍🚀", thread["comments"][0].GetProperty("body").GetString());
    }

    [Fact]
    public async Task without_saying_when_it_was_captured_warns()
    {
        var imported = await app.ImportAsync($"Undated {Guid.NewGuid()}.\n\n• bob\n  a day ago\n\n  Here", capturedAt: null);
        Assert.Contains("captured", Assert.Single(imported.GetProperty("warnings").EnumerateArray()).GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task of_a_flat_copy_leaves_parents_unknown()
    {
        var imported = await app.ImportAsync($"Flat {Guid.NewGuid()}.\n\nbob\n1·\na day ago\n\nOne\n\nana\n1·\na day ago\n\nTwo");
        var comments = (await app.Anonymous().GetAsync($"/api/threads/{imported.GetProperty("thread")}"))["comments"];
        Assert.All(comments.EnumerateArray(), comment =>
        {
            Assert.Equal("null", comment.GetProperty("parent").GetRawText());
            Assert.False(comment.GetProperty("parentKnown").GetBoolean());
        });
    }

    [Fact]
    public async Task without_comments_is_fine() =>
        Assert.Equal(0, (await app.ImportAsync($"Nothing to add to {Guid.NewGuid()}.")).GetProperty("comments").GetInt32());
}
