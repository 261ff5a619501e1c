using System.Net;

namespace Forum.Api.Tests.Http.Limits;

public class guessing_a_password(LimitedForum limited) : IClassFixture<LimitedForum>
{
    [Fact]
    public async Task ends_after_some_tries_from_wherever_even_with_the_right_one()
    {
        var handle = (await limited.SignUpAsync()).Handle; // which took one try
        string[] ways = [handle.ToUpperInvariant(), handle.Replace('a', 'ａ'), handle];
        foreach (var way in ways) (await TryAsync(way, "wrong horse battery")).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-failed");

        var refused = await TryAsync(handle, Scenarios.Password);
        refused.ExpectRefusal(HttpStatusCode.TooManyRequests, "rate-limited");
        Assert.NotNull(refused.Header("Retry-After"));
        (await TryAsync(Scenarios.FreshHandle(), Scenarios.Password)).Expect(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nobody-goes-by-this")]
    public async Task tells_nothing_about_whether_there_is_such_an_account(string handle)
    {
        for (var i = 0; i < LimitedForum.Passwords; i++) (await TryAsync(handle, "wrong horse battery")).Expect(HttpStatusCode.Unauthorized);
        (await TryAsync(handle, "wrong horse battery")).ExpectRefusal(HttpStatusCode.TooManyRequests, "rate-limited");
    }

    [Fact]
    public async Task takes_as_long_for_who_found_a_token()
    {
        var thief = limited.At(token: (await limited.SignUpAsync()).Token);
        for (var i = 0; i < LimitedForum.Passwords; i++)
        {
            (await (i % 2 == 0 ? ChangeAsync() : DeleteAsync())).Expect(HttpStatusCode.Forbidden);
        }

        (await ChangeAsync()).ExpectRefusal(HttpStatusCode.TooManyRequests, "rate-limited");
        (await DeleteAsync()).ExpectRefusal(HttpStatusCode.TooManyRequests, "rate-limited");

        Task<Answer> ChangeAsync() => thief.PutAsync("/api/members/me/password", new { current = "wrong", @new = "another horse" });

        Task<Answer> DeleteAsync() => thief.PostAsync("/api/members/me/deletion", new { password = "wrong", content = "keep" });
    }

    Task<Answer> TryAsync(string handle, string password) => limited.At().PostAsync("/api/sessions", new { handle, password });
}
