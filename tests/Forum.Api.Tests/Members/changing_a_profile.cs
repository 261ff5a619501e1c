using System.Net;

namespace Forum.Api.Tests.Members;

public class changing_a_profile(AppFixture app)
{
    [Fact]
    public async Task of_a_handle_moves_the_profile_and_what_they_wrote()
    {
        var (old, @new) = (Scenarios.FreshHandle(), Scenarios.FreshHandle("Rosa"));
        var client = await app.SignUpAsync(old);
        var number = (await client.GetAsync("/api/members/me"))["number"].GetInt64();
        var (thread, _) = await app.ImportThreadAsync();
        var comment = (await client.PostAsync($"/api/threads/{thread}/comments", new { body = "Hello" })).Expect(HttpStatusCode.Created);

        var changed = (await client.PutAsync("/api/members/me/handle", new { handle = @new })).Expect(HttpStatusCode.OK);

        Assert.Equal(@new, changed["handle"].GetString());
        Assert.Equal(@new, (await app.Anonymous().GetAsync($"/api/members/{@new.ToUpperInvariant()}")).Expect(HttpStatusCode.OK)["handle"].GetString());
        Assert.Equal(@new, (await app.Anonymous().GetAsync($"/api/members/by-number/{number}")).Expect(HttpStatusCode.OK)["handle"].GetString());
        (await app.Anonymous().GetAsync($"/api/members/{old}")).ExpectRefusal(HttpStatusCode.NotFound, "member-not-found");
        Assert.Equal(@new, (await app.Anonymous().GetAsync(comment.Location!.ToString()))["author"].GetProperty("handle").GetString());
        await app.SignInAsync(@new);
        (await SignInAsync(old)).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-failed");
    }

    [Fact]
    public async Task keeps_the_old_handle_for_a_year_and_tells_them_alone()
    {
        var old = Scenarios.FreshHandle();
        var (client, somebody) = (await app.SignUpAsync(old), await app.SignUpAsync());
        await client.PutAsync("/api/members/me/handle", new { handle = Scenarios.FreshHandle() });

        var former = (await client.GetAsync("/api/members/me"))["formerHandles"].EnumerateArray().Single();
        Assert.Equal(old, former.GetProperty("handle").GetString());
        var year = DateTimeOffset.UtcNow.AddYears(1);
        Assert.InRange(former.GetProperty("heldUntil").GetDateTimeOffset(), year.AddMinutes(-5), year.AddMinutes(5));
        (await RegisterAsync(old.ToUpperInvariant())).ExpectRefusal(HttpStatusCode.Conflict, "handle-taken");
        (await somebody.PutAsync("/api/members/me/handle", new { handle = old })).ExpectRefusal(HttpStatusCode.Conflict, "handle-taken");
    }

    [Fact]
    public async Task has_no_part_in_what_one_may_do_which_they_alone_are_told()
    {
        var handle = Scenarios.FreshHandle();
        var client = await app.SignUpAsync(handle);
        Assert.Equal(0, (await client.GetAsync("/api/members/me"))["moderates"].GetArrayLength());
        var (first, second) = (await client.FoundCommunityAsync(), await client.FoundCommunityAsync());
        var own = await client.GetAsync("/api/members/me");
        Assert.Equal([first, second], own["moderates"].EnumerateArray().Select(name => name.GetString()));
        Assert.False(own["administrator"].GetBoolean());
        Assert.True((await (await app.SignUpAdministratorAsync()).GetAsync("/api/members/me"))["administrator"].GetBoolean());
        Assert.False((await app.Anonymous().GetAsync($"/api/members/{handle}")).Json.TryGetProperty("moderates", out _));
    }

    [Fact]
    public async Task can_be_taken_back()
    {
        var (first, second) = (Scenarios.FreshHandle(), Scenarios.FreshHandle());
        var client = await app.SignUpAsync(first);
        (await client.PutAsync("/api/members/me/handle", new { handle = second })).Expect(HttpStatusCode.OK);
        var back = (await client.PutAsync("/api/members/me/handle", new { handle = first.ToUpperInvariant() })).Expect(HttpStatusCode.OK);
        Assert.Equal([second], back["formerHandles"].EnumerateArray().Select(held => held.GetProperty("handle").GetString()));
        var respelled = (await client.PutAsync("/api/members/me/handle", new { handle = first })).Expect(HttpStatusCode.OK);
        Assert.Equal([second], respelled["formerHandles"].EnumerateArray().Select(held => held.GetProperty("handle").GetString()));
        Assert.Equal(first, (await app.Anonymous().GetAsync($"/api/members/{first}"))["handle"].GetString());
    }

    [Fact]
    public async Task frees_the_old_handle_after_that_year()
    {
        var old = Scenarios.FreshHandle();
        var client = await app.SignUpAsync(old);
        await client.PutAsync("/api/members/me/handle", new { handle = Scenarios.FreshHandle() });
        await app.QueryAsync<int>("with past as (update views.handle set held_until = now() where handle = $1 returning 1) select * from past", old);

        Assert.Equal(0, (await client.GetAsync("/api/members/me"))["formerHandles"].GetArrayLength());
        (await RegisterAsync(old)).Expect(HttpStatusCode.Created);
        (await client.PutAsync("/api/members/me/handle", new { handle = old })).ExpectRefusal(HttpStatusCode.Conflict, "handle-taken");
    }

    [Fact]
    public async Task by_many_at_once_to_one_handle_succeeds_once()
    {
        var handle = Scenarios.FreshHandle();
        var people = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => app.SignUpAsync()));
        var answers = await Task.WhenAll(people.Select(person => person.PutAsync("/api/members/me/handle", new { handle })));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.OK), answer => answer.ExpectRefusal(HttpStatusCode.Conflict, "handle-taken"));
    }

    [Fact]
    public async Task of_several_things_at_once_keeps_them_all()
    {
        var (client, handle) = (await app.SignUpAsync(), Scenarios.FreshHandle());
        var answers = await Task.WhenAll(
            client.PutAsync("/api/members/me/handle", new { handle }), client.PutAsync("/api/members/me/display-name", new { displayName = "Rosa" }),
            client.PutAsync("/api/members/me/bio", new { bio = "I row." }));
        Assert.All(answers, answer => answer.Expect(HttpStatusCode.OK));
        var profile = await app.Anonymous().GetAsync($"/api/members/{handle}");
        Assert.Equal("Rosa", profile["displayName"].GetString());
        Assert.Equal("I row.", profile["bio"].GetString());
    }

    [Fact]
    public async Task of_a_display_name_shows_with_what_they_wrote()
    {
        var client = await app.SignUpAsync();
        var (thread, _) = await app.ImportThreadAsync();
        var comment = await client.PostAsync($"/api/threads/{thread}/comments", new { body = "Hello" });
        Assert.False(comment["author"].TryGetProperty("displayName", out _));

        var changed = (await client.PutAsync("/api/members/me/display-name", new { displayName = " Zoe\u0308 " })).Expect(HttpStatusCode.OK);
        Assert.Equal("Zoë", changed["displayName"].GetString());
        Assert.Equal("Zoë", (await AuthorAsync()).GetProperty("displayName").GetString());

        (await client.PutAsync("/api/members/me/display-name", new { displayName = (string?)null })).Expect(HttpStatusCode.OK);
        Assert.False((await AuthorAsync()).TryGetProperty("displayName", out _));

        async Task<System.Text.Json.JsonElement> AuthorAsync() => (await app.Anonymous().GetAsync(comment.Location!.ToString()))["author"];
    }

    [Fact]
    public async Task of_a_bio_shows_it_as_written_and_as_safe_html()
    {
        var handle = Scenarios.FreshHandle();
        var client = await app.SignUpAsync(handle);
        var bio = "I *row*. <script>alert(1)</script> [x](javascript:alert(1))";
        (await client.PutAsync("/api/members/me/bio", new { bio })).Expect(HttpStatusCode.OK);

        var profile = await app.Anonymous().GetAsync($"/api/members/{handle}");
        Assert.Equal(bio, profile["bio"].GetString());
        Assert.Contains("<em>row</em>", profile["bioHtml"].GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", profile["bioHtml"].GetString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("href=\"javascript", profile["bioHtml"].GetString(), StringComparison.OrdinalIgnoreCase);

        Assert.Equal("", (await client.PutAsync("/api/members/me/bio", new { }))["bio"].GetString());
    }

    [Fact]
    public async Task to_what_a_moderator_hides_shows_it_to_themself_alone()
    {
        var handle = Scenarios.FreshHandle();
        var client = await app.SignUpAsync(handle);
        await client.PutAsync("/api/members/me/display-name", new { displayName = "Rude" });
        await client.PutAsync("/api/members/me/bio", new { bio = "Ruder." });
        var (administrator, member) = (await app.SignUpAdministratorAsync(), await app.MemberNumberAsync(handle));
        foreach (var part in (string[])["displayName", "bio"]) await administrator.OpenCaseAsync(new { kind = "hideProfile", member, part, reason = "Rude." });

        var (own, others) = (await client.GetAsync("/api/members/me"), await app.Anonymous().GetAsync($"/api/members/{handle}"));
        Assert.Equal(("Rude", "Ruder."), (own["displayName"].GetString(), own["bio"].GetString()));
        Assert.False(others.Json.TryGetProperty("displayName", out _));
        Assert.Equal(("", ""), (others["bio"].GetString(), others["bioHtml"].GetString()));

        await administrator.OpenCaseAsync(new { kind = "showProfile", member, part = "bio", reason = "Changed." });
        Assert.Equal("Ruder.", (await app.Anonymous().GetAsync($"/api/members/{handle}"))["bio"].GetString());
    }

    [Theory]
    [InlineData("handle", """{ "handle": "a" }""", "handle-length")]
    [InlineData("handle", "null", "handle-length")]
    [InlineData("handle", """{ "handle": "a b c" }""", "handle-character")]
    [InlineData("display-name", """{ "displayName": " " }""", "display-name-length")]
    [InlineData("display-name", """{ "displayName": "R\u202Eoza" }""", "display-name-character")]
    [InlineData("bio", """{ "bio": "\u0000" }""", "bio-character")]
    public async Task to_what_cannot_be_is_refused(string what, string body, string code)
    {
        var client = await app.SignUpAsync();
        var before = (await client.GetAsync("/api/members/me")).Json.ToString();
        (await client.PutAsync($"/api/members/me/{what}", System.Text.Json.JsonDocument.Parse(body))).ExpectRefusal(HttpStatusCode.BadRequest, code);
        Assert.Equal(before, (await client.GetAsync("/api/members/me")).Json.ToString());
    }

    [Fact]
    public async Task to_a_bio_too_long_is_refused() =>
        (await (await app.SignUpAsync()).PutAsync("/api/members/me/bio", new { bio = new string('x', 1001) })).ExpectRefusal(HttpStatusCode.BadRequest, "bio-too-long");

    [Theory]
    [InlineData("handle")]
    [InlineData("display-name")]
    [InlineData("bio")]
    public async Task of_nobody_is_refused(string what) =>
        (await app.Anonymous().PutAsync($"/api/members/me/{what}", new { })).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");

    [Fact]
    public async Task is_for_the_signed_in_to_see() =>
        (await app.Anonymous().GetAsync("/api/members/me")).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");

    Task<Answer> RegisterAsync(string handle) => app.Anonymous().PostAsync("/api/members", new { handle, password = Scenarios.Password });

    Task<Answer> SignInAsync(string handle) => app.Anonymous().PostAsync("/api/sessions", new { handle, password = Scenarios.Password });
}
