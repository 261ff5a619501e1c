using System.Net;

namespace Forum.Api.Tests.Moderation;

public class opening_a_case(AppFixture app)
{
    readonly string community = Scenarios.FreshCommunity();

    [Fact]
    public async Task answers_with_a_receipt()
    {
        var (thread, comment, moderator) = await CommunityAsync();

        var answer = await moderator.OpenCaseAsync(new { kind = "remove", scope = "subtree", comment, reason = "Spam.", rule = "No spam." });

        Assert.Equal($"/api/cases/{answer["number"]}", answer.Location?.ToString());
        Assert.Equal(("remove", "subtree", community), (Text(answer, "kind"), Text(answer, "scope"), Text(answer, "community")));
        Assert.Equal((thread, comment), (answer["thread"].GetInt64(), answer["comment"].GetInt64()));
        Assert.Equal(("Spam.", "No spam.", "done"), (Text(answer, "reason"), Text(answer, "rule"), Text(answer, "progress")));
        Assert.Equal((1, 1), (answer["expected"].GetInt32(), answer["touched"].GetInt32()));
        Assert.Equal(answer.Json.ToString(), (await app.Anonymous().GetAsync($"/api/cases/{answer["number"]}")).Json.ToString());
    }

    [Theory]
    [InlineData("item")]
    [InlineData("subtree")]
    public async Task hides_a_text_until_it_is_undone(string scope)
    {
        var (thread, comment, moderator) = await CommunityAsync();
        var before = await ReadAsync(thread, comment);
        var removal = await moderator.OpenCaseAsync(new { kind = "remove", scope, comment, reason = "Spam." });
        Assert.DoesNotContain("So it did", await ReadAsync(thread, comment), StringComparison.Ordinal);

        var restored = await moderator.OpenCaseAsync(new { kind = "restore", scope, comment, reason = "No spam." });
        Assert.Equal(before, await ReadAsync(thread, comment));

        await UndoAsync(moderator, restored);
        Assert.DoesNotContain("So it did", await ReadAsync(thread, comment), StringComparison.Ordinal);
        var undone = await UndoAsync(moderator, removal);
        Assert.Equal(("undone", 1), (Text(undone, "progress"), undone["undo"].GetProperty("undone").GetInt32()));
        Assert.Equal(before, await ReadAsync(thread, comment));
    }

    [Theory]
    [InlineData("lock", "unlock", "locked")]
    [InlineData("pin", "unpin", "pinned")]
    public async Task marks_a_thread_until_it_is_undone(string set, string lift, string mark)
    {
        var (thread, _, moderator) = await CommunityAsync();
        var marked = await moderator.OpenCaseAsync(new { kind = set, thread, reason = "So." });
        Assert.True(await IsAsync());
        var lifted = await moderator.OpenCaseAsync(new { kind = lift, thread, reason = "So." });
        Assert.False(await IsAsync());
        await UndoAsync(moderator, lifted);
        Assert.True(await IsAsync());
        await UndoAsync(moderator, marked);
        Assert.False(await IsAsync());

        async Task<bool> IsAsync() => (await app.Anonymous().GetAsync($"/api/threads/{thread}"))[mark].GetBoolean();
    }

    [Fact]
    public async Task bans_and_removes_until_it_is_undone()
    {
        var (thread, _, moderator) = await CommunityAsync();
        var handle = Scenarios.FreshHandle();
        var (roza, member) = (await app.SignUpAsync(handle), await app.MemberNumberAsync(handle));
        var comment = (await PostAsync(roza, thread)).Expect(HttpStatusCode.Created)["number"].GetInt64();
        var before = (await app.Anonymous().GetAsync($"/api/comments/{comment}")).Json.ToString();

        var ban = await moderator.OpenCaseAsync(new { kind = "ban", community, member, removes = true, reason = "Spam." });
        Assert.Equal((2, 2), (ban["expected"].GetInt32(), ban["touched"].GetInt32()));
        (await PostAsync(roza, thread)).ExpectRefusal(HttpStatusCode.Forbidden, "banned");
        Assert.DoesNotContain("Hello", await ReadAsync(thread, comment), StringComparison.Ordinal);
        Assert.Equal(["member", "comment"], (await ItemsAsync(moderator, ban)).Select(item => item.Kind));

        var unban = await moderator.OpenCaseAsync(new { kind = "unban", community, member, reason = "Sorry." });
        (await PostAsync(roza, thread)).Expect(HttpStatusCode.Created);
        await UndoAsync(moderator, unban);
        (await PostAsync(roza, thread)).ExpectRefusal(HttpStatusCode.Forbidden, "banned");
        await UndoAsync(moderator, ban);
        (await PostAsync(roza, thread)).Expect(HttpStatusCode.Created);
        Assert.Equal(before, (await app.Anonymous().GetAsync($"/api/comments/{comment}")).Json.ToString());
    }

    [Fact]
    public async Task appoints_until_it_is_undone()
    {
        var (_, comment, moderator) = await CommunityAsync();
        var handle = Scenarios.FreshHandle();
        var (roza, member) = (await app.SignUpAsync(handle), await app.MemberNumberAsync(handle));
        var appointed = await moderator.OpenCaseAsync(new { kind = "appoint", community, member, reason = "Trusted." });
        await roza.OpenCaseAsync(new { kind = "remove", comment, reason = "Spam." });
        var dismissed = await moderator.OpenCaseAsync(new { kind = "dismiss", community, member, reason = "Tired." });
        await IsRefusedAsync();
        await UndoAsync(moderator, dismissed);
        await roza.OpenCaseAsync(new { kind = "remove", comment, reason = "Spam." });
        await UndoAsync(moderator, appointed);
        await IsRefusedAsync();

        async Task IsRefusedAsync() => (await roza.PostAsync("/api/cases", new { kind = "remove", comment, reason = "Spam." }))
            .ExpectRefusal(HttpStatusCode.Forbidden, "case-not-allowed");
    }

    [Fact]
    public async Task gives_an_author_to_an_account_until_it_is_undone()
    {
        var (_, comment, moderator) = await CommunityAsync();
        var imported = await AuthorAsync();
        var handle = Scenarios.FreshHandle();
        await app.SignUpAsync(handle);
        var claimant = await app.MemberNumberAsync(handle);
        var claim = await moderator.OpenCaseAsync(new { kind = "approveClaim", member = imported, claimant, reason = "Has shown it." });
        Assert.Equal(claimant, await AuthorAsync());
        await UndoAsync(moderator, claim);
        Assert.Equal(imported, await AuthorAsync());

        async Task<long> AuthorAsync() =>
            (await app.Anonymous().GetAsync($"/api/comments/{comment}"))["author"].GetProperty("number").GetInt64();
    }

    [Fact]
    public async Task twice_under_one_id_is_one_case()
    {
        var (_, comment, moderator) = await CommunityAsync();
        var act = new { id = Guid.NewGuid(), kind = "remove", comment, reason = "Spam." };
        var (first, again) = (await moderator.OpenCaseAsync(act), await moderator.OpenCaseAsync(act));
        Assert.Equal(first["number"].GetInt64(), again["number"].GetInt64());
        (await moderator.PostAsync("/api/cases", new { act.id, kind = "remove", scope = "subtree", comment, reason = "Spam." }))
            .ExpectRefusal(HttpStatusCode.Conflict, "id-taken");
    }

    [Fact]
    public async Task dry_does_nothing_and_names_what_would_be_touched()
    {
        var (thread, comment, moderator) = await CommunityAsync();
        var before = await ReadAsync(thread, comment);
        var preview = (await moderator.PostAsync("/api/cases?dryRun=true", new { kind = "remove", scope = "subtree", thread, reason = "Spam." }))
            .Expect(HttpStatusCode.OK);

        Assert.Equal((1, 1), (preview["threads"].GetInt64(), preview["comments"].GetInt64()));
        Assert.Equal([("thread", thread), ("comment", comment)], Items(preview["first"]));
        Assert.Equal(before, await ReadAsync(thread, comment));
        await app.ViewsCatchUpAsync();
        Assert.Single((await app.Anonymous().GetAsync($"/api/modlog?community={community}"))["items"].EnumerateArray()); // the appointment

        (await moderator.PostAsync("/api/cases?dryRun=true", new { kind = "unlock", thread, reason = "So." }))
            .ExpectRefusal(HttpStatusCode.Conflict, "case-nothing-to-lift");
        (await (await app.SignUpAsync()).PostAsync("/api/cases?dryRun=true", new { kind = "lock", thread, reason = "So." }))
            .ExpectRefusal(HttpStatusCode.Forbidden, "case-not-allowed");
    }

    [Fact]
    public async Task is_for_who_moderates_there()
    {
        var (thread, comment, moderator) = await CommunityAsync();
        var elsewhere = Scenarios.FreshCommunity();
        await app.ImportAsync($"Elsewhere {Guid.NewGuid()}.", elsewhere);
        object act = new { kind = "remove", comment, reason = "Spam." };
        (await app.Anonymous().PostAsync("/api/cases", act)).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");
        (await (await app.SignUpAsync()).PostAsync("/api/cases", act)).ExpectRefusal(HttpStatusCode.Forbidden, "case-not-allowed");
        (await (await app.SignUpModeratorAsync(elsewhere)).PostAsync("/api/cases", act)).ExpectRefusal(HttpStatusCode.Forbidden, "case-not-allowed");
        (await (await app.SignUpModeratorAsync(elsewhere)).PostAsync("/api/cases", new { kind = "remove", community = elsewhere, comment, reason = "Spam." }))
            .ExpectRefusal(HttpStatusCode.Forbidden, "case-not-allowed");

        var removal = await moderator.OpenCaseAsync(act);
        var undo = $"/api/cases/{removal["number"]}/undo";
        (await app.Anonymous().PostAsync(undo, new { reason = "So." })).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");
        (await (await app.SignUpAsync()).PostAsync(undo, new { reason = "So." })).ExpectRefusal(HttpStatusCode.Forbidden, "case-not-allowed");
        (await moderator.PostAsync(undo, new { })).ExpectRefusal(HttpStatusCode.BadRequest, "reason-missing");
        (await moderator.PostAsync($"/api/cases/{long.MaxValue}/undo", new { reason = "So." })).ExpectRefusal(HttpStatusCode.NotFound, "case-not-found");
        await (await app.SignUpAdministratorAsync()).OpenCaseAsync(new { kind = "lock", thread, reason = "So." });
    }

    [Fact]
    public async Task on_the_layer_of_oversight_is_for_administrators_and_hides_from_moderators()
    {
        var (_, comment, moderator) = await CommunityAsync();
        object act = new { kind = "remove", scope = "subtree", comment, layer = "oversight", hides = new[] { "text", "existence" }, reason = "Harm." };
        (await moderator.PostAsync("/api/cases", act)).ExpectRefusal(HttpStatusCode.Forbidden, "case-not-allowed");

        var administrator = await app.SignUpAdministratorAsync();
        var hiding = await administrator.OpenCaseAsync(act);
        (await moderator.GetAsync($"/api/comments/{comment}")).ExpectRefusal(HttpStatusCode.NotFound, "comment-not-found");
        (await administrator.GetAsync($"/api/comments/{comment}")).Expect(HttpStatusCode.OK);
        Assert.Equal([("comment", comment)], await ItemsAsync(administrator, hiding));
        Assert.Empty(await ItemsAsync(moderator, hiding));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await moderator.GetAsync($"/api/cases/{hiding["number"]}"))["comment"].ValueKind);
        Assert.NotEqual(HttpStatusCode.Created, (await moderator.PostAsync("/api/cases", new { kind = "remove", comment, reason = "Spam." })).Status);
        (await moderator.PostAsync($"/api/cases/{hiding["number"]}/undo", new { reason = "So." })).ExpectRefusal(HttpStatusCode.Forbidden, "case-not-allowed");
    }

    [Fact]
    public async Task of_what_makes_no_sense_is_refused()
    {
        var (thread, comment, moderator) = await CommunityAsync();
        (object Act, HttpStatusCode Status, string Code)[] senseless =
        [
            (new { reason = "So." }, HttpStatusCode.BadRequest, "case-target"),
            (new { kind = "remove", comment }, HttpStatusCode.BadRequest, "reason-missing"),
            (new { kind = "remove", community, reason = "So." }, HttpStatusCode.BadRequest, "case-target"),
            (new { kind = "remove", community = "nowhere", reason = "So." }, HttpStatusCode.NotFound, "community-not-found"),
            (new { kind = "remove", comment, hides = Array.Empty<string>(), reason = "So." }, HttpStatusCode.BadRequest, "case-hides-nothing"),
            (new { kind = "remove", comment, hides = new[] { "existence" }, reason = "So." }, HttpStatusCode.BadRequest, "case-existence-alone"),
            (new { kind = "remove", comment, layer = "author", reason = "So." }, HttpStatusCode.BadRequest, "case-layer"),
            (new { kind = "remove", comment, revision = 1, reason = "So." }, HttpStatusCode.Conflict, "case-revision"),
            (new { kind = "unlock", thread, reason = "So." }, HttpStatusCode.Conflict, "case-nothing-to-lift"),
            (new { kind = "ban", community, reason = "So." }, HttpStatusCode.BadRequest, "case-target"),
            (new { kind = "delete", comment, reason = "So." }, HttpStatusCode.BadRequest, "request-malformed"),
        ];
        foreach (var (act, status, code) in senseless) (await moderator.PostAsync("/api/cases", act)).ExpectRefusal(status, code);
    }

    async Task<(long Thread, long Comment, Client Moderator)> CommunityAsync()
    {
        var imported = await app.ImportAsync($"Something happened {Guid.NewGuid()}.\n\n• {Scenarios.FreshHandle("page")}\n  2 years ago\n\n  So it did.", community);
        var thread = imported.GetProperty("thread").GetInt64();
        var comment = (await app.Anonymous().GetAsync($"/api/threads/{thread}"))["comments"][0].GetProperty("number").GetInt64();
        return (thread, comment, await app.SignUpModeratorAsync(community));
    }

    async Task<string> ReadAsync(long thread, long comment)
    {
        await app.ViewsCatchUpAsync();
        return $"{(await app.Anonymous().GetAsync($"/api/comments/{comment}")).Json}{(await app.Anonymous().GetAsync($"/api/threads/{thread}")).Json}";
    }

    static Task<Answer> PostAsync(Client client, long thread) => client.PostAsync($"/api/threads/{thread}/comments", new { body = "Hello" });

    static async Task<Answer> UndoAsync(Client moderator, Answer opened) =>
        (await moderator.PostAsync($"/api/cases/{opened["number"]}/undo", new { reason = "A mistake." })).Expect(HttpStatusCode.OK);

    static async Task<IEnumerable<(string? Kind, long Number)>> ItemsAsync(Client client, Answer opened) =>
        Items((await client.GetAsync($"/api/cases/{opened["number"]}/items")).Expect(HttpStatusCode.OK)["items"]);

    static IEnumerable<(string? Kind, long Number)> Items(System.Text.Json.JsonElement items) =>
        items.EnumerateArray().Select(item => (item.GetProperty("kind").GetString(), item.GetProperty("number").GetInt64()));

    static string? Text(Answer answer, string name) => answer[name].GetString();
}
