using System.Net;

namespace Forum.Api.Tests.Members;

public class signing_in(AppFixture app)
{
    [Fact]
    public async Task gives_a_token_and_the_member()
    {
        var handle = Scenarios.FreshHandle("Ana");
        await app.SignUpAsync(handle);

        var session = (await SignInAsync(handle.ToLowerInvariant(), Scenarios.Password)).Expect(HttpStatusCode.OK);

        Assert.Equal(handle, session["member"].GetProperty("handle").GetString());
        Assert.DoesNotContain(handle, Decoded(session["token"].GetString()!), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task with_a_wrong_password_is_refused()
    {
        var handle = Scenarios.FreshHandle();
        await app.SignUpAsync(handle);
        (await SignInAsync(handle, Scenarios.Password + "?")).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-failed");
    }

    [Fact]
    public async Task as_nobody_is_refused_in_the_same_words()
    {
        (await SignInAsync(Scenarios.FreshHandle(), Scenarios.Password)).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-failed");
        (await app.Anonymous().PostAsync("/api/sessions", new { })).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-failed");
        (await app.Anonymous().PostAsync("/api/sessions", "null", "application/json")).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-failed");
    }

    [Fact]
    public async Task as_an_imported_author_is_refused()
    {
        var handle = Scenarios.FreshHandle();
        await app.ImportAsync($"Known {Guid.NewGuid()}.\n\n• {handle}\n  a day ago\n\n  Me");
        (await SignInAsync(handle, "")).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-failed");
    }

    [Fact]
    public async Task with_a_token_of_somebody_who_is_gone_is_refused()
    {
        var (thread, _) = await app.ImportThreadAsync();
        var handle = Scenarios.FreshHandle();
        var ghost = await app.SignUpAsync(handle);
        await app.QueryAsync<string>("with gone as (delete from views.member where handle = $1 returning handle) select handle from gone", handle);
        (await ghost.PostAsync($"/api/threads/{thread}/comments", new { body = "Boo" })).ExpectRefusal(HttpStatusCode.Unauthorized, "session-ended");
    }

    Task<Answer> SignInAsync(string handle, string password) => app.Anonymous().PostAsync("/api/sessions", new { handle, password });

    static string Decoded(string token) =>
        System.Text.Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(token.Split('.')[1]));
}
