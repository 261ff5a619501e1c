using System.Net;
using System.Text.Json;
using Forum.Domain;
using Forum.Domain.Comments;

namespace Forum.Api.Tests.Inbox;

public class reading_an_inbox(AppFixture app)
{
    [Fact]
    public async Task shows_answers_and_mentions_the_latest_first()
    {
        var (ana, bob, thread) = (await NewAsync("ana"), await NewAsync("bob"), await NewThreadAsync());
        var mine = await PostAsync(ana, thread, "Hello");
        var answer = await PostAsync(bob, thread, "Hello back", mine);
        var mention = await PostAsync(bob, thread, $"I greeted {ana.Mention} and {ana.Mention}");
        var both = await PostAsync(bob, thread, $"{ana.Mention}, are you there?", mine);

        var notices = await ListAsync(ana);
        Assert.Equal(
            [("reply", both), ("mention", mention), ("reply", answer)],
            notices.Select(notice => (notice.GetProperty("kind").GetString()!, Number(notice))));
        Assert.All(notices, notice => Assert.True(notice.GetProperty("unread").GetBoolean()));
        Assert.All(notices, notice => Assert.Equal(thread, notice.GetProperty("thread").GetProperty("number").GetInt64()));
        Assert.Equal("Hello back", notices[2].GetProperty("comment").GetProperty("body").GetString());
        Assert.Equal([mention], (await ListAsync(ana, "kind=mentions")).Select(Number));
        Assert.Equal([both, answer], (await ListAsync(ana, "kind=replies")).Select(Number));
        Assert.Empty(await ListAsync(ana, "kind=moderation"));
        Assert.Equal((2, 1, 0), await CountAsync(ana));
    }

    [Fact]
    public async Task tells_nobody_of_what_they_did_themself()
    {
        var (ana, thread) = (await NewAsync("ana"), await NewThreadAsync());
        var mine = await PostAsync(ana, thread, $"I am {ana.Mention}");
        await PostAsync(ana, thread, "And another thing", mine);
        Assert.Empty(await ListAsync(ana));
    }

    [Fact]
    public async Task tells_of_a_mention_in_a_later_version_once()
    {
        var (ana, bob, thread) = (await NewAsync("ana"), await NewAsync("bob"), await NewThreadAsync());
        var comment = await PostAsync(bob, thread, "Nobody");
        var id = new CommentId((await app.Anonymous().GetAsync($"/api/comments/{comment}"))["id"].GetGuid());
        await app.AppendAsync(id.Value, new CommentEdited(id, 2, $"Everybody, {ana.Mention} too"));
        await app.AppendAsync(id.Value, new CommentEdited(id, 3, $"Everybody, even {ana.Mention}"));
        Assert.Equal([comment], (await ListAsync(ana)).Select(Number));
    }

    [Fact]
    public async Task shows_what_is_hidden_by_now_without_its_text_or_not_at_all()
    {
        var (ana, bob, thread) = (await NewAsync("ana"), await NewAsync("bob"), await NewThreadAsync());
        var mine = await PostAsync(ana, thread, "Hello");
        var rude = await PostAsync(bob, thread, "You are stupid", mine);
        var unlawful = await PostAsync(bob, thread, "I know where you live", mine);
        Assert.Equal((2, 0, 0), await CountAsync(ana));
        var administrator = await app.SignUpAdministratorAsync();
        await administrator.OpenCaseAsync(new { kind = "remove", comment = rude, hides = new[] { "text", "author" }, reason = "Rude." });
        await administrator.OpenCaseAsync(
            new { kind = "remove", scope = "subtree", comment = unlawful, hides = new[] { "existence" }, reason = "Threat." });

        var notice = Assert.Single(await ListAsync(ana));
        Assert.Equal("", notice.GetProperty("comment").GetProperty("body").GetString());
        Assert.Equal(JsonValueKind.Null, notice.GetProperty("comment").GetProperty("author").ValueKind);
        Assert.Equal((1, 0, 0), await CountAsync(ana));
    }

    [Fact]
    public async Task tells_an_author_once_of_one_act_of_a_moderator_and_that_it_was_undone()
    {
        var (bob, thread) = (await NewAsync("bob"), await NewThreadAsync());
        var first = await PostAsync(bob, thread, "Buy this");
        await PostAsync(bob, thread, "And this", first);
        var administrator = await app.SignUpAdministratorAsync();
        var removal = await administrator.OpenCaseAsync(new { kind = "remove", scope = "subtree", comment = first, reason = "Spam." });

        var notice = Assert.Single(await ListAsync(bob, "kind=moderation"));
        Assert.Equal("removed", notice.GetProperty("kind").GetString());
        Assert.Equal("Buy this", notice.GetProperty("comment").GetProperty("body").GetString());
        Assert.Equal($$"""{"number":{{removal["number"]}},"kind":"remove","reason":"Spam.","undone":false}""", notice.GetProperty("case").ToString());
        Assert.Empty(await ListAsync(new Person(administrator, Guid.Empty)));

        (await administrator.PostAsync($"/api/cases/{removal["number"]}/undo", new { reason = "No spam." })).Expect(HttpStatusCode.OK);
        var notices = await ListAsync(bob);
        Assert.Equal(["undone", "removed"], notices.Select(one => one.GetProperty("kind").GetString()));
        Assert.All(notices, one => Assert.True(one.GetProperty("case").GetProperty("undone").GetBoolean()));
    }

    [Fact]
    public async Task tells_a_member_what_was_done_to_them()
    {
        var (bob, number) = (await NewAsync("bob"), 0L);
        number = (await app.Anonymous().GetAsync($"/api/comments/{await PostAsync(bob, await NewThreadAsync(), "Hi")}"))["author"].GetProperty("number").GetInt64();
        var page = Scenarios.FreshHandle("page");
        await app.ImportAsync($"News {Guid.NewGuid()}.\n\n• {page}\n  2 years ago\n\n  Hm.");
        var administrator = await app.SignUpAdministratorAsync();
        object[] acts =
        [
            new { kind = "ban", member = number, reason = "Spam." }, new { kind = "unban", member = number, reason = "Sorry." },
            new { kind = "hideProfile", member = number, part = "bio", reason = "Rude." },
            new { kind = "showProfile", member = number, part = "bio", reason = "Changed." },
            new { kind = "approveClaim", member = await app.MemberNumberAsync(page), claimant = number, reason = "Has shown it." },
        ];
        foreach (var act in acts) await administrator.OpenCaseAsync(act);

        Assert.Equal(
            ["claimApproved", "profileShown", "profileHidden", "unbanned", "banned"],
            (await ListAsync(bob)).Select(notice => notice.GetProperty("kind").GetString()));
        Assert.Equal((0, 0, 5), await CountAsync(bob));
    }

    [Fact]
    public async Task shows_a_claimer_what_was_answered_to_the_imported_author_but_not_by_themself()
    {
        var page = Scenarios.FreshHandle("page");
        var thread = (await app.ImportAsync($"News {Guid.NewGuid()}.\n\n• {page}\n  2 years ago\n\n  Hm.")).GetProperty("thread").GetInt64();
        var imported = (await app.Anonymous().GetAsync($"/api/threads/{thread}"))["comments"][0].GetProperty("number").GetInt64();
        var (ana, bob) = (await NewAsync("ana"), await NewAsync("bob"));
        await PostAsync(ana, thread, "That was me", imported);
        var answer = await PostAsync(bob, thread, $"Was it, {ana.Mention}?", imported);
        Assert.Equal(["mention"], (await ListAsync(ana)).Select(notice => notice.GetProperty("kind").GetString()));

        var administrator = await app.SignUpAdministratorAsync();
        await administrator.OpenCaseAsync(new
        {
            kind = "approveClaim",
            member = await app.MemberNumberAsync(page),
            reason = "Has shown it.",
            claimant = (await app.Anonymous().GetAsync($"/api/threads/{thread}"))["comments"][1].GetProperty("author").GetProperty("number").GetInt64(),
        });
        var notices = await ListAsync(ana);
        Assert.Equal(["claimApproved", "reply"], notices.Select(notice => notice.GetProperty("kind").GetString()));
        Assert.Equal(answer, Number(notices[1]));
    }

    [Fact]
    public async Task page_by_page_shows_everything_once()
    {
        var (ana, bob, thread) = (await NewAsync("ana"), await NewAsync("bob"), await NewThreadAsync());
        var mine = await PostAsync(ana, thread, "Hello");
        var answers = new List<long>();
        for (var i = 0; i < 5; i++) answers.Insert(0, await PostAsync(bob, thread, $"Number {i}", mine));
        await app.ViewsCatchUpAsync();

        var (found, next) = (new List<long>(), "");
        while (next is not null)
        {
            var page = (await ana.Client.GetAsync($"/api/inbox?limit=2{next}")).Expect(HttpStatusCode.OK);
            found.AddRange(page["items"].EnumerateArray().Select(Number));
            next = page["next"].GetString() is { } cursor ? $"&after={cursor}" : null;
        }

        Assert.Equal(answers, found);
    }

    async Task<JsonElement[]> ListAsync(Person person, string query = "")
    {
        await app.ViewsCatchUpAsync();
        return [.. (await person.Client.GetAsync($"/api/inbox?{query}")).Expect(HttpStatusCode.OK)["items"].EnumerateArray()];
    }

    async Task<(long, long, long)> CountAsync(Person person)
    {
        await app.ViewsCatchUpAsync();
        var counts = (await person.Client.GetAsync("/api/inbox/counts")).Expect(HttpStatusCode.OK);
        return (counts["replies"].GetInt64(), counts["mentions"].GetInt64(), counts["moderation"].GetInt64());
    }

    async Task<Person> NewAsync(string name)
    {
        var handle = Scenarios.FreshHandle(name);
        var client = await app.SignUpAsync(handle);
        return new Person(client, (await app.Anonymous().GetAsync($"/api/members/{handle}"))["id"].GetGuid());
    }

    async Task<long> NewThreadAsync() => (await app.ImportAsync($"News {Guid.NewGuid()}.")).GetProperty("thread").GetInt64();

    static async Task<long> PostAsync(Person person, long thread, string body, long? parent = null) =>
        (await person.Client.PostAsync($"/api/threads/{thread}/comments", new { parent, body })).Expect(HttpStatusCode.Created)["number"].GetInt64();

    static long Number(JsonElement notice) => notice.GetProperty("comment").GetProperty("number").GetInt64();

    sealed record Person(Client Client, Guid Id)
    {
        public string Mention => $"@{{{Id:N}}}";
    }
}
