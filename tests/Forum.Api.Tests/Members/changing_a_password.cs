using System.Net;
using Forum.Api.Members;
using Forum.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Api.Tests.Members;

public class changing_a_password(AppFixture app)
{
    const string Url = "/api/members/me/password", New = "another horse battery";

    [Fact]
    public async Task ends_all_sessions_and_begins_another()
    {
        var handle = Scenarios.FreshHandle();
        var phone = await app.SignUpAsync(handle);
        var laptop = await app.SignInAsync(handle);

        var changed = (await laptop.PutAsync(Url, new { current = Scenarios.Password, @new = New })).Expect(HttpStatusCode.OK);

        Assert.Equal(handle, changed["member"].GetProperty("handle").GetString());
        var fresh = new Client(app.NewHttpClient(), changed["token"].GetString());
        Assert.Single((await fresh.GetAsync("/api/sessions")).Expect(HttpStatusCode.OK)["items"].EnumerateArray());
        (await phone.GetAsync("/api/threads")).ExpectRefusal(HttpStatusCode.Unauthorized, "session-ended");
        (await laptop.GetAsync("/api/threads")).ExpectRefusal(HttpStatusCode.Unauthorized, "session-ended");
        (await SignInAsync(handle, Scenarios.Password)).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-failed");
        (await SignInAsync(handle, New)).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("not my password")]
    [InlineData("")]
    [InlineData(null)]
    public async Task without_the_current_one_is_refused_and_ends_nothing(string? current)
    {
        var handle = Scenarios.FreshHandle();
        var client = await app.SignUpAsync(handle);
        (await client.PutAsync(Url, new { current, @new = New })).ExpectRefusal(HttpStatusCode.Forbidden, "password-wrong");
        (await client.GetAsync("/api/sessions")).Expect(HttpStatusCode.OK);
        (await SignInAsync(handle, Scenarios.Password)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task to_one_too_short_is_refused()
    {
        var client = await app.SignUpAsync();
        (await client.PutAsync(Url, new { current = Scenarios.Password, @new = "short" })).ExpectRefusal(HttpStatusCode.BadRequest, "password-length");
        (await client.PutAsync(Url, new { })).ExpectRefusal(HttpStatusCode.BadRequest, "password-length");
    }

    [Fact]
    public async Task of_nobody_is_refused() =>
        (await app.Anonymous().PutAsync(Url, new { current = Scenarios.Password, @new = New })).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");

    [Fact]
    public async Task keeps_out_those_who_sign_in_with_the_old_one_at_that_moment()
    {
        var handle = Scenarios.FreshHandle();
        var client = await app.SignUpAsync(handle);

        var signIns = Enumerable.Range(0, 12).Select(_ => SignInAsync(handle, Scenarios.Password)).ToList();
        var change = client.PutAsync(Url, new { current = Scenarios.Password, @new = New });
        var answers = await Task.WhenAll(signIns);
        (await change).Expect(HttpStatusCode.OK);

        foreach (var answer in answers.Where(answer => answer.Status == HttpStatusCode.OK))
        {
            (await new Client(app.NewHttpClient(), answer["token"].GetString()).GetAsync("/api/threads"))
                .ExpectRefusal(HttpStatusCode.Unauthorized, "session-ended");
        }
    }

    [Fact]
    public async Task leaves_no_session_to_begin_with_the_old_one()
    {
        var handle = Scenarios.FreshHandle();
        var client = await app.SignUpAsync(handle);
        var member = new MemberId((await client.GetAsync("/api/members/me"))["id"].GetGuid());
        var old = await app.QueryAsync<string>("select password_hash from views.credential where member_id = $1", member.Value);
        var sessions = app.Services.GetRequiredService<Sessions>();
        Assert.NotNull(await sessions.StartAsync(member, old, TestContext.Current.CancellationToken));
        (await client.PutAsync(Url, new { current = Scenarios.Password, @new = New })).Expect(HttpStatusCode.OK);
        Assert.Null(await sessions.StartAsync(member, old, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task twice_at_once_with_one_current_one_succeeds_once()
    {
        var handle = Scenarios.FreshHandle();
        var client = await app.SignUpAsync(handle);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i =>
            client.PutAsync(Url, new { current = Scenarios.Password, @new = $"{New} {i}" })));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.All(
            answers.Where(answer => answer.Status != HttpStatusCode.OK),
            answer => Assert.Contains(answer.Code, (string[])["password-wrong", "session-ended"]));
    }

    Task<Answer> SignInAsync(string handle, string password) => app.Anonymous().PostAsync("/api/sessions", new { handle, password });
}
