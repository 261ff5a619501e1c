using System.Net;
using System.Text.Json;

namespace Forum.Api.Tests.Members;

/// <summary>What a thread shows of the comments of members whom the reader has blocked.</summary>
public class folding_who_is_blocked(AppFixture app)
{
    [Fact]
    public async Task keeps_their_comments_at_their_places_without_what_they_say_until_they_are_unblocked()
    {
        var (ana, kit, bob) = (await NewAsync(), await NewAsync(), await NewAsync());
        var thread = await ana.Client.StartThreadAsync(await app.FoundCommunityAsync());
        var rude = await kit.Client.CommentAsync(thread, "You **all** are stupid");
        var answer = await bob.Client.PostAsync($"/api/threads/{thread}/comments", new { parent = rude, body = "Speak for yourself" });
        var below = answer.Expect(HttpStatusCode.Created)["number"].GetInt64();
        await app.ViewsCatchUpAsync();
        var (before, toBob, toKit) = (await ReadAsync(ana), await ReadAsync(bob), await ReadAsync(kit));
        await BlockAsync(ana, kit);

        var page = JsonDocument.Parse(await ReadAsync(ana)).RootElement.GetProperty("comments");
        Assert.Equal([(rude, true, "", "", kit.Handle), (below, false, "Speak for yourself", "<p>Speak for yourself</p>\n", bob.Handle)],
            page.EnumerateArray().Select(Shown));
        var list = (await ana.Client.GetAsync($"/api/members/{kit.Handle}/comments"))["items"];
        Assert.Equal("", Assert.Single(list.EnumerateArray()).GetProperty("body").GetString());
        var asked = (await ana.Client.GetAsync($"/api/comments/{rude}")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal((rude, true, "You **all** are stupid", "<p>You <strong>all</strong> are stupid</p>\n", kit.Handle), Shown(asked));

        Assert.Equal((toBob, toKit), (await ReadAsync(bob), await ReadAsync(kit)));
        await UnblockAsync(ana, kit);
        Assert.Equal(before, await ReadAsync(ana));

        async Task<string> ReadAsync(Person person) =>
            (await person.Client.GetAsync($"/api/threads/{thread}")).Expect(HttpStatusCode.OK).Json.GetRawText();
    }

    [Fact]
    public async Task shows_a_thread_that_is_asked_for()
    {
        var (ana, kit) = (await NewAsync(), await NewAsync());
        var thread = await kit.Client.StartThreadAsync(await app.FoundCommunityAsync(), "Listen", "To me");
        await BlockAsync(ana, kit);
        var shown = (await ana.Client.GetAsync($"/api/threads/{thread}")).Expect(HttpStatusCode.OK);
        Assert.True(shown["blocked"].GetBoolean());
        Assert.Equal(("Listen", "To me"), (shown["title"].GetString(), shown["body"].GetString()));
        Assert.False((await kit.Client.GetAsync($"/api/threads/{thread}"))["blocked"].GetBoolean());
    }

    [Fact]
    public async Task lets_whom_it_is_about_answer_and_tells_them_nothing()
    {
        var (ana, kit) = (await NewAsync(), await NewAsync());
        var thread = await ana.Client.StartThreadAsync(await app.FoundCommunityAsync());
        var mine = await ana.Client.CommentAsync(thread);
        await BlockAsync(ana, kit);
        var answer = await kit.Client.PostAsync($"/api/threads/{thread}/comments", new { parent = mine, body = "I disagree" });
        Assert.Equal("I disagree", answer.Expect(HttpStatusCode.Created)["body"].GetString());
        Assert.False(answer["blocked"].GetBoolean());
        Assert.False((await kit.Client.GetAsync($"/api/comments/{mine}"))["blocked"].GetBoolean());
    }

    [Fact]
    public async Task folds_nothing_where_the_reader_moderates()
    {
        var (ana, kit) = (await NewAsync(), await NewAsync());
        var (own, other) = (await ana.Client.FoundCommunityAsync(), await app.FoundCommunityAsync());
        await BlockAsync(ana, kit);
        foreach (var (community, folds) in ((string, bool)[])[(own, false), (other, true)])
        {
            var thread = await kit.Client.StartThreadAsync(community);
            await kit.Client.CommentAsync(thread, "Look here");
            var shown = await ana.Client.GetAsync($"/api/threads/{thread}");
            Assert.Equal(folds, shown["blocked"].GetBoolean());
            Assert.Equal((folds, folds ? "" : "Look here"), (
                shown["comments"][0].GetProperty("blocked").GetBoolean(), shown["comments"][0].GetProperty("body").GetString()));
        }
    }

    [Fact]
    public async Task does_not_give_away_an_author_who_is_hidden()
    {
        var (ana, kit) = (await NewAsync(), await NewAsync());
        var thread = await kit.Client.StartThreadAsync(await app.FoundCommunityAsync());
        var comment = await kit.Client.CommentAsync(thread, "Who am I?");
        var administrator = await app.SignUpAdministratorAsync();
        await administrator.OpenCaseAsync(new { kind = "remove", comment, hides = new[] { "author" }, reason = "For their safety." });
        await administrator.OpenCaseAsync(new { kind = "remove", thread, hides = new[] { "author" }, reason = "For their safety." });
        await BlockAsync(ana, kit);
        var shown = await ana.Client.GetAsync($"/api/threads/{thread}");
        Assert.False(shown["blocked"].GetBoolean());
        Assert.Equal("Who am I?", shown["comments"][0].GetProperty("body").GetString());
        Assert.False(shown["comments"][0].GetProperty("blocked").GetBoolean());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task knows_an_account_by_the_names_that_it_claimed(bool blocksTheName)
    {
        var (ana, kit, name) = (await NewAsync(), await NewAsync(), Scenarios.FreshHandle("page"));
        var news = await app.ImportAsync($"News {Guid.NewGuid()}.\n\n• {name}\n  a year ago\n\n  Said long ago");
        var thread = news.GetProperty("thread").GetInt64();
        await kit.Client.CommentAsync(thread, "Said now");
        var (imported, account) = (await app.MemberNumberAsync(name), await app.MemberNumberAsync(kit.Handle));
        foreach (var person in (Person[])[ana, kit])
        {
            var blocked = blocksTheName || person == kit ? imported : account;
            (await person.Client.PutAsync($"/api/blocks/members/{blocked}")).Expect(HttpStatusCode.NoContent);
        }

        Assert.Equal(blocksTheName ? ["", "Said now"] : ["Said long ago", ""], await BodiesAsync(ana));
        var administrator = await app.SignUpAdministratorAsync();
        var claim = await administrator.OpenCaseAsync(
            new { kind = "approveClaim", member = imported, claimant = account, reason = "Has shown it." });
        Assert.Equal(["", ""], await BodiesAsync(ana));
        Assert.Equal(["Said long ago", "Said now"], await BodiesAsync(kit)); // nobody is blocked by themself

        (await administrator.PostAsync($"/api/cases/{claim["number"]}/undo", new { reason = "Was not them." })).Expect(HttpStatusCode.OK);
        Assert.Equal(blocksTheName ? ["", "Said now"] : ["Said long ago", ""], await BodiesAsync(ana));

        async Task<string[]> BodiesAsync(Person person) =>
            [.. (await person.Client.GetAsync($"/api/threads/{thread}"))["comments"].EnumerateArray().Select(Body)];
    }

    [Theory]
    [InlineData("old")]
    [InlineData("new")]
    [InlineData("hot")]
    public async Task walks_over_the_same_comments_as_everybody(string sort)
    {
        var (ana, kit, bob) = (await NewAsync(), await NewAsync(), await NewAsync());
        var ids = new List<Guid>();
        foreach (var person in (Person[])[kit, bob, bob])
        {
            ids.Add((await app.Anonymous().GetAsync($"/api/members/{person.Handle}"))["id"].GetGuid());
        }

        var thread = await app.PlantAsync(Trees.Grow(new Random(5), comments: 40), authors: ids);
        await app.ViewsCatchUpAsync();
        await BlockAsync(ana, kit);

        var (everybody, hers) = (await WalkAsync(app.Anonymous()), await WalkAsync(ana.Client));
        Assert.Equal(thread.Comments.Order(), hers.Select(comment => comment.Number).Order());
        Assert.Equal(everybody.Select(comment => comment.Number), hers.Select(comment => comment.Number));
        Assert.Equal(
            thread.Comments.Where((_, i) => i % 3 == 0), hers.Where(comment => comment.Body.Length == 0).Select(comment => comment.Number).Order());

        async Task<List<(long Number, string Body)>> WalkAsync(Client reader)
        {
            var seen = new List<(long, string)>();
            for (var after = ""; ;)
            {
                var page = (await reader.GetAsync($"/api/threads/{thread.Number}?sort={sort}&limit=3{after}")).Expect(HttpStatusCode.OK);
                seen.AddRange(page["comments"].EnumerateArray().Select(comment => (comment.GetProperty("number").GetInt64(), Body(comment))));
                if (page["next"].ValueKind == JsonValueKind.Null) return seen;
                after = $"&after={page["next"].GetString()}";
            }
        }
    }

    [Fact]
    public async Task tells_of_their_comments_as_they_happen_and_not_what_they_say()
    {
        var (ana, kit, bob) = (await NewAsync(), await NewAsync(), await NewAsync());
        var community = await app.FoundCommunityAsync();
        var thread = await bob.Client.StartThreadAsync(community);
        await BlockAsync(ana, kit);
        await app.ViewsCatchUpAsync();
        await using var reader = await Live.LiveReader.OpenAsync(ana.Client, $"/api/communities/{community}/live");
        await reader.ExpectAsync("hello");

        await kit.Client.StartThreadAsync(community, "Listen all");
        var rude = await kit.Client.CommentAsync(thread, "You are stupid");
        var posted = await reader.ExpectAsync("comment-posted");
        Assert.Equal((rude, true, "", "", kit.Handle), Shown(posted.Data.GetProperty("comment")));

        var theirs = await kit.Client.StartThreadAsync(community);
        await using var asked = await Live.LiveReader.OpenAsync(ana.Client, $"/api/threads/{theirs}/live?lastEventId={posted.Id}");
        (await kit.Client.PutAsync($"/api/threads/{theirs}", new { title = "Why not?", body = "I wonder." })).Expect(HttpStatusCode.OK);
        Assert.True((await asked.ExpectAsync("thread-edited")).Data.GetProperty("thread").GetProperty("blocked").GetBoolean());
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

    static string Body(JsonElement comment) => comment.GetProperty("body").GetString()!;

    static (long Number, bool Blocked, string Body, string Html, string? Author) Shown(JsonElement comment) => (
        comment.GetProperty("number").GetInt64(), comment.GetProperty("blocked").GetBoolean(), Body(comment),
        comment.GetProperty("html").GetString()!, comment.GetProperty("author").GetProperty("handle").GetString());

    sealed record Person(Client Client, string Handle);
}
