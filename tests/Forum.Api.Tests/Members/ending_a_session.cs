using System.Net;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using Forum.Api.Members;
using Forum.Domain;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Forum.Api.Tests.Members;

public class ending_a_session(AppFixture app)
{
    [Fact]
    public async Task shows_which_there_are_and_which_is_this_one()
    {
        var handle = Scenarios.FreshHandle();
        var phone = await app.SignUpAsync(handle);
        var laptop = await app.SignInAsync(handle);
        await app.SignUpAsync();

        var sessions = (await laptop.GetAsync("/api/sessions")).Expect(HttpStatusCode.OK)["items"].EnumerateArray().ToList();
        Assert.Equal([true, false], sessions.Select(session => session.GetProperty("current").GetBoolean()));
        Assert.True(sessions[0].GetProperty("createdAt").GetDateTimeOffset() > sessions[1].GetProperty("createdAt").GetDateTimeOffset());
        var others = (await phone.GetAsync("/api/sessions"))["items"].EnumerateArray().ToList();
        Assert.Equal([false, true], others.Select(session => session.GetProperty("current").GetBoolean()));
    }

    [Fact]
    public async Task by_signing_out_ends_this_one_at_once()
    {
        var handle = Scenarios.FreshHandle();
        var phone = await app.SignUpAsync(handle);
        var laptop = await app.SignInAsync(handle);

        (await phone.DeleteAsync("/api/sessions/current")).Expect(HttpStatusCode.NoContent);

        (await phone.GetAsync("/api/members/me")).ExpectRefusal(HttpStatusCode.Unauthorized, "session-ended");
        (await laptop.GetAsync("/api/members/me")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task by_a_ban_from_the_site_ends_all_that_there_were_until_it_is_undone()
    {
        var handle = Scenarios.FreshHandle();
        var phone = await app.SignUpAsync(handle);
        var administrator = await app.SignUpAdministratorAsync();
        var member = await app.MemberNumberAsync(handle);
        var ban = await administrator.OpenCaseAsync(new { kind = "ban", member, reason = "Spam." });

        (await phone.GetAsync("/api/members/me")).ExpectRefusal(HttpStatusCode.Unauthorized, "session-ended");
        (await phone.GetAsync("/api/threads")).ExpectRefusal(HttpStatusCode.Unauthorized, "session-ended");
        var again = await app.SignInAsync(handle); // to read why, and to take along what is theirs
        (await again.GetAsync("/api/inbox")).Expect(HttpStatusCode.OK);
        (await again.PostAsync("/api/communities", new { name = Scenarios.FreshCommunity() })).ExpectRefusal(HttpStatusCode.Forbidden, "banned");

        (await administrator.PostAsync($"/api/cases/{ban["number"]}/undo", new { reason = "A mistake." })).Expect(HttpStatusCode.OK);
        (await phone.GetAsync("/api/members/me")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task by_a_ban_from_a_community_ends_none()
    {
        var (handle, founder) = (Scenarios.FreshHandle(), await app.SignUpAsync());
        var phone = await app.SignUpAsync(handle);
        var community = await founder.FoundCommunityAsync();
        await founder.OpenCaseAsync(new { kind = "ban", community, member = await app.MemberNumberAsync(handle), reason = "Spam." });
        (await phone.GetAsync("/api/members/me")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task of_a_lost_phone_ends_that_one()
    {
        var handle = Scenarios.FreshHandle();
        var phone = await app.SignUpAsync(handle);
        var laptop = await app.SignInAsync(handle);
        var lost = (await laptop.GetAsync("/api/sessions"))["items"][1].GetProperty("id").GetGuid();

        (await (await app.SignUpAsync()).DeleteAsync($"/api/sessions/{lost}")).Expect(HttpStatusCode.NoContent);
        (await phone.GetAsync("/api/members/me")).Expect(HttpStatusCode.OK);

        (await laptop.DeleteAsync($"/api/sessions/{lost}")).Expect(HttpStatusCode.NoContent);
        (await phone.GetAsync("/api/members/me")).ExpectRefusal(HttpStatusCode.Unauthorized, "session-ended");
        (await laptop.GetAsync("/api/members/me")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task everywhere_ends_all_of_ones_own()
    {
        var handle = Scenarios.FreshHandle();
        var phone = await app.SignUpAsync(handle);
        var (laptop, somebody) = (await app.SignInAsync(handle), await app.SignUpAsync());

        (await laptop.DeleteAsync("/api/sessions")).Expect(HttpStatusCode.NoContent);

        (await phone.GetAsync("/api/members/me")).ExpectRefusal(HttpStatusCode.Unauthorized, "session-ended");
        (await laptop.GetAsync("/api/members/me")).ExpectRefusal(HttpStatusCode.Unauthorized, "session-ended");
        (await somebody.GetAsync("/api/members/me")).Expect(HttpStatusCode.OK);
        (await (await app.SignInAsync(handle)).GetAsync("/api/members/me")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task is_told_on_routes_for_everybody_too()
    {
        var client = await app.SignUpAsync();
        (await client.GetAsync("/api/threads")).Expect(HttpStatusCode.OK);
        await client.DeleteAsync("/api/sessions/current");
        (await client.GetAsync("/api/threads")).ExpectRefusal(HttpStatusCode.Unauthorized, "session-ended");
        (await client.PostAsync("/api/sessions", new { })).ExpectRefusal(HttpStatusCode.Unauthorized, "session-ended");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/openapi/v1.json")).Status);
    }

    [Theory]
    [InlineData("Bearer undefined")]
    [InlineData("Bearer")]
    [InlineData("Bearer ey.ey.ey")]
    [InlineData("Bearer eyJhbGciOiJub25lIn0.eyJpc3MiOiJmb3J1bSIsImF1ZCI6ImZvcnVtIn0.")]
    [InlineData("Basic YW5hOmFuYQ==")]
    [InlineData("whatever")]
    public async Task is_not_the_same_as_a_token_that_never_was_one(string authorization)
    {
        using var http = app.NewHttpClient();
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);
        (await new Client(http).GetAsync("/api/threads")).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    [Fact]
    public async Task tells_programs_how_to_sign_in()
    {
        using var http = app.NewHttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "undefined");
        using var response = await http.GetAsync(new Uri("/api/threads", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("Bearer error=\"invalid_token\"", response.Headers.WwwAuthenticate.Single().ToString());
    }

    [Fact]
    public async Task happens_by_itself_after_its_time()
    {
        var (member, now) = (await MemberAsync(), DateTimeOffset.UtcNow);
        (await ShowAsync(new Session(Guid.CreateVersion7(), member, now.AddDays(-31), now.AddDays(-1))))
            .ExpectRefusal(HttpStatusCode.Unauthorized, "session-ended");
    }

    [Fact]
    public async Task by_nobodys_doing_is_one_that_never_began()
    {
        var (member, now) = (await MemberAsync(), DateTimeOffset.UtcNow);
        (await ShowAsync(new Session(Guid.CreateVersion7(), member, now.AddSeconds(-1), now.AddDays(1))))
            .ExpectRefusal(HttpStatusCode.Unauthorized, "session-ended");
    }

    [Fact]
    public async Task of_somebody_else_lends_nobody_a_token()
    {
        var (somebody, member, now) = (await MemberAsync(), await MemberAsync(), DateTimeOffset.UtcNow);
        var session = await app.QueryAsync<Guid>("select id from forum.session where member_id = $1", somebody.Value);
        (await ShowAsync(new Session(session, member, now.AddSeconds(-1), now.AddDays(1)))).ExpectRefusal(HttpStatusCode.Unauthorized, "session-ended");
    }

    [Fact]
    public async Task leaves_no_token_that_names_no_session()
    {
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = "forum",
            Audience = "forum",
            Subject = new ClaimsIdentity([new Claim("sub", (await MemberAsync()).Value.ToString())]),
            Expires = DateTime.UtcNow.AddDays(1),
            SigningCredentials = new SigningCredentials(app.Services.GetRequiredService<SigningKey>().Value, SecurityAlgorithms.HmacSha256),
        });
        (await new Client(app.NewHttpClient(), token).GetAsync("/api/threads")).ExpectRefusal(HttpStatusCode.Unauthorized, "session-ended");
    }

    [Fact]
    public async Task needs_the_key_that_it_began_with()
    {
        var now = DateTimeOffset.UtcNow;
        var token = app.Services.GetRequiredService<Tokens>().Issue(new Session(Guid.NewGuid(), await MemberAsync(), now, now.AddDays(1)));
        var forged = $"{token[..token.LastIndexOf('.')]}.{Convert.ToBase64String(Encoding.UTF8.GetBytes("not the signature, but as long.")).Replace("=", "")}";
        (await new Client(app.NewHttpClient(), forged).GetAsync("/api/threads")).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    [Fact]
    public async Task leaves_no_row_behind_when_its_time_is_over()
    {
        var handle = Scenarios.FreshHandle();
        await app.SignUpAsync(handle);
        var member = await app.QueryAsync<Guid>("select id from views.member where handle = $1", handle);
        await app.QueryAsync<int>("with over as (update forum.session set expires_at = now() where member_id = $1 returning 1) select 1 from over", member);

        var client = await app.SignInAsync(handle);
        Assert.Equal(1, await app.QueryAsync<long>("select count(*) from forum.session where member_id = $1", member));
        Assert.Single((await client.GetAsync("/api/sessions"))["items"].EnumerateArray());
    }

    [Fact]
    public async Task makes_room_for_the_latest_of_very_many()
    {
        var handle = Scenarios.FreshHandle();
        var oldest = await app.SignUpAsync(handle);
        var second = await app.SignInAsync(handle);
        await app.QueryAsync<long>(
            """
            with many as (
                insert into forum.session (member_id, id, created_at, expires_at)
                select id, gen_random_uuid(), now(), now() + interval '1 day' from views.member, generate_series(1, $2) where handle = $1 returning 1)
            select count(*) from many
            """,
            handle, Sessions.MostPerMember - 2);

        var latest = await app.SignInAsync(handle);

        Assert.Equal(Sessions.MostPerMember, (await latest.GetAsync("/api/sessions"))["items"].GetArrayLength());
        (await oldest.GetAsync("/api/sessions")).ExpectRefusal(HttpStatusCode.Unauthorized, "session-ended");
        (await second.GetAsync("/api/sessions")).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/api/sessions")]
    [InlineData("/api/sessions/current")]
    public async Task of_nobody_is_refused(string url) =>
        (await app.Anonymous().DeleteAsync(url)).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");

    [Fact]
    public async Task is_nothing_that_anonymous_callers_can_see() =>
        (await app.Anonymous().GetAsync("/api/sessions")).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");

    async Task<MemberId> MemberAsync()
    {
        var handle = Scenarios.FreshHandle();
        await app.SignUpAsync(handle);
        return new MemberId(await app.QueryAsync<Guid>("select id from views.member where handle = $1", handle));
    }

    Task<Answer> ShowAsync(Session session) =>
        new Client(app.NewHttpClient(), app.Services.GetRequiredService<Tokens>().Issue(session)).GetAsync("/api/threads");
}
