using System.Net;

namespace Forum.Api.Tests.Members;

public class deleting_an_account(AppFixture app)
{
    const string Url = "/api/members/me/deletion";

    static readonly object Deletion = new { password = Scenarios.Password, content = "keep" };

    [Fact]
    public async Task leaves_nobody_to_sign_in_as()
    {
        var handle = Scenarios.FreshHandle();
        var phone = await app.SignUpAsync(handle);
        var laptop = await app.SignInAsync(handle);
        var member = (await laptop.GetAsync("/api/members/me"))["id"].GetGuid();

        (await laptop.PostAsync(Url, Deletion)).Expect(HttpStatusCode.NoContent);

        (await phone.GetAsync("/api/threads")).ExpectRefusal(HttpStatusCode.Unauthorized, "session-ended");
        (await laptop.GetAsync("/api/threads")).ExpectRefusal(HttpStatusCode.Unauthorized, "session-ended");
        (await app.Anonymous().PostAsync("/api/sessions", new { handle, password = Scenarios.Password }))
            .ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-failed");
        Assert.Equal(0, await app.QueryAsync<long>("select count(*) from forum.session where member_id = $1", member));
    }

    [Fact]
    public async Task outlives_any_session_that_was_forgotten()
    {
        var handle = Scenarios.FreshHandle();
        var client = await app.SignUpAsync(handle);
        var member = (await client.GetAsync("/api/members/me"))["id"].GetGuid();
        var session = (await client.GetAsync("/api/sessions"))["items"][0].GetProperty("id").GetGuid();
        await client.PostAsync(Url, Deletion);
        await app.QueryAsync<int>(
            "with late as (insert into forum.session values ($1, $2, now(), now() + interval '1 day') returning 1) select * from late", member, session);
        (await client.GetAsync("/api/threads")).ExpectRefusal(HttpStatusCode.Unauthorized, "session-ended");
    }

    [Fact]
    public async Task leaves_no_profile_and_nobody_to_be_taken_for()
    {
        var handle = Scenarios.FreshHandle();
        var client = await app.SignUpAsync(handle);
        var number = (await client.GetAsync("/api/members/me"))["number"].GetInt64();

        (await client.PostAsync(Url, Deletion)).Expect(HttpStatusCode.NoContent);

        (await app.Anonymous().GetAsync($"/api/members/{handle}")).ExpectRefusal(HttpStatusCode.NotFound, "member-not-found");
        (await app.Anonymous().GetAsync($"/api/members/by-number/{number}")).ExpectRefusal(HttpStatusCode.NotFound, "member-not-found");
        (await app.Anonymous().PostAsync("/api/members", new { handle, password = Scenarios.Password }))
            .ExpectRefusal(HttpStatusCode.Conflict, "handle-taken");
        Assert.Equal(0, await app.QueryAsync<long>("select count(*) from views.handle where handle = $1", handle));
    }

    [Theory]
    [InlineData("keep", false)]
    [InlineData("withdraw", true)]
    public async Task leaves_what_they_wrote_as_by_a_former_member(string content, bool withdrawn)
    {
        var client = await app.SignUpAsync(pronouns: "xe/xem");
        await client.PutAsync("/api/members/me/display-name", new { displayName = "Rosa" });
        await client.PutAsync("/api/members/me/bio", new { bio = "I row." });
        var (thread, _) = await app.ImportThreadAsync();
        var comment = (await client.PostAsync($"/api/threads/{thread}/comments", new { body = "Hello" })).Expect(HttpStatusCode.Created);

        (await client.PostAsync(Url, new { password = Scenarios.Password, content })).Expect(HttpStatusCode.NoContent);

        var (id, number) = (comment["author"].GetProperty("id").GetGuid(), comment["author"].GetProperty("number").GetInt64());
        Assert.Equal(
            $$"""{"id":"{{id}}","number":{{number}},"handle":null,"pronouns":{"stance":"unset","sets":[]},"imported":false,"former":true}""",
            (await app.Anonymous().GetAsync(comment.Location!.ToString()))["author"].GetRawText());
        Assert.Equal(withdrawn, await app.QueryAsync<bool>("select withdrawn from views.member where id = $1 and former and bio is null", id));
    }

    [Fact]
    public async Task takes_away_what_they_could_do()
    {
        var client = await app.SignUpAsync();
        var member = await client.GetAsync("/api/members/me");
        var community = Scenarios.FreshCommunity();
        await app.ImportAsync($"Something happened {Guid.NewGuid()}.\n\n• kit\n  2 years ago\n\n  So it did.", community);
        var administrator = await app.SignUpAdministratorAsync();
        await administrator.OpenCaseAsync(new { kind = "appoint", community, member = member["number"].GetInt64(), reason = "Trusted." });
        Assert.Equal(1, await ModeratorsAsync());

        (await client.PostAsync(Url, Deletion)).Expect(HttpStatusCode.NoContent);
        await administrator.OpenCaseAsync(new { kind = "appoint", community, member = await app.MemberNumberAsync(await SomebodyAsync()), reason = "Trusted." });
        Assert.Equal(0, await ModeratorsAsync());

        Task<long> ModeratorsAsync() =>
            app.QueryAsync<long>("select count(*) from views.community_moderator where member_id = $1", member["id"].GetGuid());

        async Task<string> SomebodyAsync()
        {
            var handle = Scenarios.FreshHandle();
            await app.SignUpAsync(handle);
            return handle;
        }
    }

    [Theory]
    [InlineData("""{ "password": "not my password", "content": "keep" }""", HttpStatusCode.Forbidden, "password-wrong")]
    [InlineData("""{ "content": "keep" }""", HttpStatusCode.Forbidden, "password-wrong")]
    [InlineData("""{ "password": "correct horse battery" }""", HttpStatusCode.BadRequest, "content-undecided")]
    [InlineData("null", HttpStatusCode.BadRequest, "content-undecided")]
    [InlineData("""{ "password": "correct horse battery", "content": "burn" }""", HttpStatusCode.BadRequest, "request-malformed")]
    public async Task without_password_or_decision_is_refused_and_changes_nothing(string body, HttpStatusCode status, string code)
    {
        var client = await app.SignUpAsync();
        (await client.PostAsync(Url, body, "application/json")).ExpectRefusal(status, code);
        (await client.GetAsync("/api/members/me")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task of_nobody_is_refused() =>
        (await app.Anonymous().PostAsync(Url, Deletion)).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");

    [Fact]
    public async Task of_the_last_administrator_is_refused()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var forum = await RunningForum.StartAsync(database.ConnectionString);
        var first = await forum.SignUpAdministratorAsync();
        (await first.PostAsync(Url, Deletion)).ExpectRefusal(HttpStatusCode.Conflict, "last-administrator");
        await forum.SignUpAsync();
        var second = await forum.SignUpAdministratorAsync();
        (await first.PostAsync(Url, Deletion)).Expect(HttpStatusCode.NoContent);
        (await second.PostAsync(Url, Deletion)).ExpectRefusal(HttpStatusCode.Conflict, "last-administrator");
        await forum.StopAsync();
    }
}
