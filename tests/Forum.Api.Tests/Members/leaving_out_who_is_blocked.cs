using System.Net;
using System.Text.Json;

namespace Forum.Api.Tests.Members;

/// <summary>What lists of threads, searches and inboxes leave out for a reader who has blocked a member or a community.</summary>
public class leaving_out_who_is_blocked(AppFixture app)
{
    [Theory]
    [InlineData("new")]
    [InlineData("old")]
    [InlineData("active")]
    [InlineData("hot")]
    [InlineData("top")]
    [InlineData("comments")]
    public async Task of_a_list_of_threads_keeps_its_pages_full(string sort)
    {
        var (ana, kit, bob, community) = (await NewAsync(), await NewAsync(), await NewAsync(), await app.FoundCommunityAsync());
        var (theirs, others) = (new List<long>(), new List<long>());
        for (var i = 0; i < 5; i++)
        {
            theirs.Add(await kit.Client.StartThreadAsync(community));
            theirs.Add(await kit.Client.StartThreadAsync(community));
            others.Add(await bob.Client.StartThreadAsync(community));
        }

        await app.ViewsCatchUpAsync();
        (await ana.Client.PutAsync($"/api/communities/{community}/follow")).Expect(HttpStatusCode.NoContent);
        var all = await WalkAsync(app.Anonymous(), $"community={community}&sort={sort}");
        Assert.Equal(theirs.Concat(others).Order(), all.SelectMany(page => page).Order());
        await BlockAsync(ana, kit);
        foreach (var list in (string[])[$"community={community}", "feed=followed"])
        {
            var pages = await WalkAsync(ana.Client, $"{list}&sort={sort}");
            Assert.Equal([2, 2, 1], pages.Select(page => page.Length));
            Assert.Equal(all.SelectMany(page => page).Where(others.Contains), pages.SelectMany(page => page));
        }

        await UnblockAsync(ana, kit);
        Assert.Equal(all, await WalkAsync(ana.Client, $"community={community}&sort={sort}"));
    }

    [Fact]
    public async Task of_a_list_of_threads_keeps_articles_that_nobody_is_named_for()
    {
        var (ana, kit, community) = (await NewAsync(), await NewAsync(), Scenarios.FreshCommunity());
        var article = (await app.ImportAsync($"News {Guid.NewGuid()}.", community)).GetProperty("thread").GetInt64();
        await kit.Client.StartThreadAsync(community);
        await BlockAsync(ana, kit);
        Assert.Equal([article], await NumbersAsync(ana, $"threads?community={community}"));
    }

    [Fact]
    public async Task of_all_threads_goes_for_communities_too_unless_one_asks_for_that_one()
    {
        var (ana, bob, community) = (await NewAsync(), await NewAsync(), await app.FoundCommunityAsync());
        var word = $"w{Guid.NewGuid():N}";
        var thread = await bob.Client.StartThreadAsync(community, $"About {word}");
        await app.ViewsCatchUpAsync();
        (await ana.Client.PutAsync($"/api/communities/{community}/follow")).Expect(HttpStatusCode.NoContent);
        string[] everywhere = ["threads?limit=200", "threads?feed=followed", $"search?q={word}"];
        string[] there = [$"threads?community={community}", $"threads?community={community}&feed=followed", $"search?q={word}&community={community}"];
        foreach (var list in everywhere.Concat(there)) Assert.Contains(thread, await NumbersAsync(ana, list));

        (await ana.Client.PutAsync($"/api/communities/{community}/block")).Expect(HttpStatusCode.NoContent);
        foreach (var list in everywhere) Assert.DoesNotContain(thread, await NumbersAsync(ana, list));
        foreach (var list in there) Assert.Contains(thread, await NumbersAsync(ana, list));

        (await ana.Client.DeleteAsync($"/api/communities/{community}/block")).Expect(HttpStatusCode.NoContent);
        foreach (var list in everywhere) Assert.Contains(thread, await NumbersAsync(ana, list));
    }

    [Fact]
    public async Task of_lists_and_searches_shows_everything_to_who_moderates_there()
    {
        var (ana, kit) = (await NewAsync(), await NewAsync());
        var (community, word) = (await ana.Client.FoundCommunityAsync(), $"w{Guid.NewGuid():N}");
        var thread = await kit.Client.StartThreadAsync(community, $"About {word}");
        await BlockAsync(ana, kit);
        await app.ViewsCatchUpAsync();
        Assert.Equal([thread], await NumbersAsync(ana, $"threads?community={community}"));
        Assert.Equal([thread], await NumbersAsync(ana, $"search?q={word}"));
    }

    [Fact]
    public async Task of_a_search_finds_them_and_nothing_that_they_wrote()
    {
        var (ana, kit, bob, community) = (await NewAsync(), await NewAsync(), await NewAsync(), await app.FoundCommunityAsync());
        var word = $"w{Guid.NewGuid():N}";
        var theirs = await kit.Client.StartThreadAsync(community, $"My {word}");
        var others = await bob.Client.StartThreadAsync(community, $"Your {word}");
        await kit.Client.CommentAsync(others, $"No, {word}");
        var answer = await bob.Client.CommentAsync(theirs, $"Which {word}?");
        await app.ViewsCatchUpAsync();
        Assert.Equal(4, (await FoundAsync()).Length);

        await BlockAsync(ana, kit);
        Assert.Equal(new HashSet<(long, long?)> { (others, null), (theirs, answer) }, (await FoundAsync()).ToHashSet());
        Assert.Empty((await ana.Client.GetAsync($"/api/search?q={word}&author={await app.MemberNumberAsync(kit.Handle)}"))["items"].EnumerateArray());
        var member = Assert.Single((await ana.Client.GetAsync($"/api/search?q={kit.Handle}&kind=members"))["items"].EnumerateArray());
        Assert.Equal(kit.Handle, member.GetProperty("member").GetProperty("handle").GetString());

        await UnblockAsync(ana, kit);
        Assert.Equal(4, (await FoundAsync()).Length);

        async Task<(long Thread, long? Comment)[]> FoundAsync() =>
            [.. (await ana.Client.GetAsync($"/api/search?q={word}")).Expect(HttpStatusCode.OK)["items"].EnumerateArray().Select(hit => (
                hit.GetProperty("thread").GetProperty("number").GetInt64(),
                hit.TryGetProperty("comment", out var comment) ? comment.GetProperty("number").GetInt64() : (long?)null))];
    }

    [Fact]
    public async Task of_an_inbox_goes_for_answers_and_mentions_and_not_for_what_moderators_did()
    {
        var (ana, kit, bob) = (await NewAsync(), await NewAsync(), await NewAsync());
        var community = await kit.Client.FoundCommunityAsync();
        await app.AppointAsync(ana.Handle, community); // who moderates need not hear everything that is said to them
        var id = (await app.Anonymous().GetAsync($"/api/members/{ana.Handle}"))["id"].GetGuid();
        var thread = await bob.Client.StartThreadAsync(community);
        var mine = await ana.Client.CommentAsync(thread, "Hello");
        foreach (var person in (Person[])[kit, bob])
        {
            var answer = await person.Client.PostAsync($"/api/threads/{thread}/comments", new { parent = mine, body = "Go away" });
            answer.Expect(HttpStatusCode.Created);
            await person.Client.CommentAsync(thread, $"Is @{{{id:N}}} here?");
            await person.Client.StartThreadAsync(community, "A question", $"Who is @{{{id:N}}}?");
        }

        await kit.Client.OpenCaseAsync(new { kind = "remove", comment = mine, hides = new[] { "text" }, reason = "Too short." });
        await app.ViewsCatchUpAsync();
        var before = (await ana.Client.GetAsync("/api/inbox"))["items"].GetRawText();
        Assert.Equal(((2, 4, 1), 7), await InboxAsync());

        await BlockAsync(ana, kit);
        Assert.Equal(((1, 2, 1), 4), await InboxAsync());
        Assert.All(
            (await ana.Client.GetAsync("/api/inbox"))["items"].EnumerateArray().Where(notice => notice.GetProperty("kind").GetString() is "reply"),
            notice => Assert.Equal(bob.Handle, notice.GetProperty("comment").GetProperty("author").GetProperty("handle").GetString()));

        await UnblockAsync(ana, kit);
        Assert.Equal(before, (await ana.Client.GetAsync("/api/inbox"))["items"].GetRawText());
        Assert.Equal(((2, 4, 1), 7), await InboxAsync());

        async Task<((long, long, long), int)> InboxAsync()
        {
            var counts = (await ana.Client.GetAsync("/api/inbox/counts")).Expect(HttpStatusCode.OK);
            var notices = (await ana.Client.GetAsync("/api/inbox?unread=true")).Expect(HttpStatusCode.OK)["items"].GetArrayLength();
            return ((counts["replies"].GetInt64(), counts["mentions"].GetInt64(), counts["moderation"].GetInt64()), notices);
        }
    }

    [Fact]
    public async Task of_lists_searches_and_inboxes_gives_no_hidden_author_away()
    {
        var (ana, kit, community) = (await NewAsync(), await NewAsync(), await app.FoundCommunityAsync());
        var word = $"w{Guid.NewGuid():N}";
        var thread = await kit.Client.StartThreadAsync(community, $"About {word}");
        var mine = await ana.Client.CommentAsync(thread, "Hello");
        var answer = await kit.Client.PostAsync($"/api/threads/{thread}/comments", new { parent = mine, body = $"More {word}" });
        var comment = answer.Expect(HttpStatusCode.Created)["number"].GetInt64();
        var administrator = await app.SignUpAdministratorAsync();
        await administrator.OpenCaseAsync(new { kind = "remove", thread, hides = new[] { "author" }, reason = "For their safety." });
        await administrator.OpenCaseAsync(new { kind = "remove", comment, hides = new[] { "author" }, reason = "For their safety." });
        await BlockAsync(ana, kit);
        await app.ViewsCatchUpAsync();
        Assert.Equal([thread], await NumbersAsync(ana, $"threads?community={community}"));
        Assert.Equal([thread, thread], await NumbersAsync(ana, $"search?q={word}"));
        Assert.Equal(1, (await ana.Client.GetAsync("/api/inbox"))["items"].GetArrayLength());
    }

    async Task<Person> NewAsync()
    {
        var handle = Scenarios.FreshHandle();
        return new Person(await app.SignUpAsync(handle), handle);
    }

    async Task BlockAsync(Person person, Person other) =>
        (await person.Client.PutAsync($"/api/blocks/members/{await app.MemberNumberAsync(other.Handle)}")).Expect(HttpStatusCode.NoContent);

    async Task UnblockAsync(Person person, Person other) =>
        (await person.Client.DeleteAsync($"/api/blocks/members/{await app.MemberNumberAsync(other.Handle)}")).Expect(HttpStatusCode.NoContent);

    /// <summary>The numbers of the threads that a list or a search shows.</summary>
    static async Task<long[]> NumbersAsync(Person person, string list) =>
        [.. (await person.Client.GetAsync($"/api/{list}")).Expect(HttpStatusCode.OK)["items"].EnumerateArray()
            .Select(item => (item.TryGetProperty("thread", out var thread) ? thread : item).GetProperty("number").GetInt64())];

    static async Task<List<long[]>> WalkAsync(Client reader, string query)
    {
        var pages = new List<long[]>();
        for (var after = ""; ;)
        {
            var page = (await reader.GetAsync($"/api/threads?limit=2&{query}{after}")).Expect(HttpStatusCode.OK);
            pages.Add([.. page["items"].EnumerateArray().Select(thread => thread.GetProperty("number").GetInt64())]);
            if (page["next"].ValueKind == JsonValueKind.Null) return pages;
            after = $"&after={page["next"].GetString()}";
        }
    }

    sealed record Person(Client Client, string Handle);
}
