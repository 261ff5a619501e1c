using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace Forum.Api.Tests.Members;

public sealed class signing_in_with_another_issuer(TrustingForum trusting) : IClassFixture<TrustingForum>
{
    const string Register = "/api/members/external";

    readonly string subject = $"{Guid.NewGuid()}@example", handle = Scenarios.FreshHandle("rosa");

    RunningForum Forum => trusting.Forum;

    OtherIssuer Issuer => trusting.Issuer;

    [Fact]
    public async Task registers_a_newcomer_who_then_is_a_member_like_any_other()
    {
        var rosa = Show(Issuer.Issue(subject));
        (await rosa.GetAsync("/api/members/me")).ExpectRefusal(HttpStatusCode.Forbidden, "registration-required");
        (await rosa.GetAsync("/api/threads")).ExpectRefusal(HttpStatusCode.Forbidden, "registration-required");
        Assert.Equal(HttpStatusCode.OK, (await rosa.GetAsync("/openapi/v1.json")).Status);

        var registered = (await rosa.PostAsync(Register, new { handle, pronouns = "she/her" })).Expect(HttpStatusCode.Created);

        Assert.Equal(handle, registered["handle"].GetString());
        Assert.Equal("she/her", registered["pronouns"].GetProperty("sets")[0].GetString());
        Assert.Equal(registered.Json.ToString(), (await Forum.Anonymous().GetAsync(registered.Location!.ToString())).Json.ToString());
        (await Show(Issuer.Issue(subject)).PutAsync("/api/members/me/bio", new { bio = "I row." })).Expect(HttpStatusCode.OK);
        Assert.Empty((await rosa.GetAsync("/api/sessions")).Expect(HttpStatusCode.OK)["items"].EnumerateArray());
        Assert.Equal(registered["id"].GetString(), await Forum.QueryAsync<string>("select user_name from forum.mt_events where type = 'bio_changed' and stream_id = $1", registered["id"].GetGuid()));
        Assert.Equal(0, await Forum.QueryAsync<long>("select count(*) from forum.mt_events event where event::text like '%' || $1 || '%'", subject));
    }

    [Fact]
    public async Task registers_once_however_often_it_is_sent()
    {
        var rosa = Show(Issuer.Issue(subject));
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => rosa.PostAsync(Register, new { handle })));
        Assert.All(answers, answer => answer.Expect(HttpStatusCode.Created));
        Assert.Single(answers.Select(answer => answer["id"].GetGuid()).Distinct());
        (await rosa.PostAsync(Register, new { handle = "another" })).ExpectRefusal(HttpStatusCode.Conflict, "already-registered");
    }

    [Theory]
    [InlineData("""{ "handle": "ro" }""", "handle-length")]
    [InlineData("null", "handle-length")]
    [InlineData("""{ "handle": "rosa", "pronouns": { "sets": [ "<b>" ] } }""", "pronouns-character")]
    public async Task does_not_register_just_anything(string body, string code) =>
        (await Show(Issuer.Issue(subject)).PostAsync(Register, body, "application/json")).ExpectRefusal(HttpStatusCode.BadRequest, code);

    [Fact]
    public async Task registers_nobody_under_somebody_elses_handle()
    {
        await Forum.SignUpAsync(handle);
        (await Show(Issuer.Issue(subject)).PostAsync(Register, new { handle })).ExpectRefusal(HttpStatusCode.Conflict, "handle-taken");
    }

    [Fact]
    public async Task is_for_those_whom_another_issuer_vouches_for()
    {
        (await Forum.Anonymous().PostAsync(Register, new { handle })).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");
        (await (await Forum.SignUpAsync()).PostAsync(Register, new { handle })).ExpectRefusal(HttpStatusCode.Forbidden, "external-token-required");
    }

    [Fact]
    public async Task refuses_tokens_that_it_should_not_take()
    {
        using var stranger = RSA.Create(2048);
        var now = DateTime.UtcNow;
        string[] tokens =
        [
            Issuer.Issue(subject, audience: "another-forum"),
            Issuer.Issue(subject, audience: null),
            Issuer.Issue(subject, key: new SigningCredentials(new RsaSecurityKey(stranger) { KeyId = "one" }, SecurityAlgorithms.RsaSha256)),
            Issuer.Issue(subject, key: new SigningCredentials(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(new string('k', 64))), SecurityAlgorithms.HmacSha256)),
            Issuer.Issue(subject, issuer: "https://id.example"),
            Issuer.Issue(subject, issuer: $"{Issuer.Authority}/"),
            Issuer.Issue(null),
            Issuer.Issue(""),
            Unsigned(Issuer.Issue(subject)),
        ];
        foreach (var (token, i) in tokens.Select((token, i) => (token, i)))
        {
            var answer = await Show(token).GetAsync("/api/threads");
            Assert.Equal((i, HttpStatusCode.Unauthorized, "sign-in-required"), (i, answer.Status, answer.Code));
            Assert.Equal(HttpStatusCode.Unauthorized, (await Show(token).PostAsync(Register, new { handle })).Status);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await Show(Issuer.Issue(subject)).GetAsync("/api/threads")).Status);
        (await Show(Issuer.Issue(subject, issuedAt: now.AddMinutes(-12))).GetAsync("/api/threads")).ExpectRefusal(HttpStatusCode.Unauthorized, "session-ended");
        Assert.Equal(0, await Forum.QueryAsync<long>("select count(*) from views.member where handle = $1", handle));
    }

    [Fact]
    public async Task ends_one_token_by_signing_out()
    {
        var (one, other) = (Show(Issuer.Issue(subject)), Show(Issuer.Issue(subject, lifetime: TimeSpan.FromMinutes(5))));
        (await one.PostAsync(Register, new { handle })).Expect(HttpStatusCode.Created);

        (await one.DeleteAsync("/api/sessions/current")).Expect(HttpStatusCode.NoContent);

        (await one.GetAsync("/api/threads")).ExpectRefusal(HttpStatusCode.Unauthorized, "session-ended");
        (await other.GetAsync("/api/threads")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task forgets_a_token_that_would_be_over_anyway()
    {
        var (one, other) = (Show(Issuer.Issue(subject)), Show(Issuer.Issue(subject, lifetime: TimeSpan.FromMinutes(5))));
        (await one.PostAsync(Register, new { handle })).Expect(HttpStatusCode.Created);
        await one.DeleteAsync("/api/sessions/current");
        await Forum.QueryAsync<int>("with past as (update forum.ended_token set expires_at = now() returning 1) select * from past");
        await other.DeleteAsync("/api/sessions/current");
        Assert.Equal(1, await Forum.QueryAsync<long>("select count(*) from forum.ended_token"));
    }

    [Fact]
    public async Task ends_all_tokens_issued_before_by_signing_out_everywhere()
    {
        var now = DateTime.UtcNow;
        var (phone, laptop) = (Show(Issuer.Issue(subject)), Show(Issuer.Issue(subject, issuedAt: now.AddMinutes(-1))));
        (await phone.PostAsync(Register, new { handle })).Expect(HttpStatusCode.Created);
        var somebody = Show(Issuer.Issue("somebody"));
        (await somebody.PostAsync(Register, new { handle = "somebody" })).Expect(HttpStatusCode.Created);

        (await phone.DeleteAsync("/api/sessions")).Expect(HttpStatusCode.NoContent);

        (await phone.GetAsync("/api/threads")).ExpectRefusal(HttpStatusCode.Unauthorized, "session-ended");
        (await laptop.GetAsync("/api/threads")).ExpectRefusal(HttpStatusCode.Unauthorized, "session-ended");
        (await Show(Issuer.Issue(subject, issuedAt: now.AddSeconds(30))).GetAsync("/api/threads")).Expect(HttpStatusCode.OK);
        (await somebody.GetAsync("/api/threads")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task knows_no_password()
    {
        var rosa = Show(Issuer.Issue(subject));
        (await rosa.PostAsync(Register, new { handle })).Expect(HttpStatusCode.Created);
        (await rosa.PutAsync("/api/members/me/password", new { current = "", @new = Scenarios.Password })).ExpectRefusal(HttpStatusCode.Conflict, "password-none");
        (await Forum.Anonymous().PostAsync("/api/sessions", new { handle, password = "" })).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-failed");
    }

    [Fact]
    public async Task ends_with_the_account()
    {
        var rosa = Show(Issuer.Issue(subject));
        (await rosa.PostAsync(Register, new { handle })).Expect(HttpStatusCode.Created);
        (await rosa.PostAsync("/api/members/me/deletion", new { content = "keep" })).Expect(HttpStatusCode.NoContent);
        (await rosa.GetAsync("/api/threads")).ExpectRefusal(HttpStatusCode.Forbidden, "registration-required");
        (await rosa.PostAsync(Register, new { handle })).ExpectRefusal(HttpStatusCode.Conflict, "handle-taken");
        (await rosa.PostAsync(Register, new { handle = "rosa-again" })).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task leaves_our_own_sessions_as_they_were() => (await (await Forum.SignUpAsync()).GetAsync("/api/threads")).Expect(HttpStatusCode.OK);

    [Fact]
    public async Task that_does_not_answer_is_told_from_a_token_that_is_no_good() =>
        (await Show(Issuer.Issue(subject, issuer: TrustingForum.Silent)).GetAsync("/api/threads"))
            .ExpectRefusal(HttpStatusCode.ServiceUnavailable, "issuer-unavailable");

    Client Show(string token) => new(Forum.NewHttpClient(), token);

    static string Unsigned(string token) =>
        $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{token.Split('.')[1]}.";
}
