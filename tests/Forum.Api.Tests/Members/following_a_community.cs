using System.Net;

namespace Forum.Api.Tests.Members;

public class following_a_community(AppFixture app)
{
    [Fact]
    public async Task is_told_to_the_follower_and_counted()
    {
        var (ana, kit) = (await app.SignUpAsync(), await app.SignUpAsync());
        var (first, second) = (await ana.FoundCommunityAsync(), await ana.FoundCommunityAsync());
        foreach (var _ in "twice..") (await ana.PutAsync($"/api/communities/{first}/follow")).Expect(HttpStatusCode.NoContent);
        (await kit.PutAsync($"/api/communities/{first.ToUpperInvariant()}/follow")).Expect(HttpStatusCode.NoContent);
        (await ana.PutAsync($"/api/communities/{second}/follow")).Expect(HttpStatusCode.NoContent);
        await app.ViewsCatchUpAsync();

        Assert.Equal([second, first], await FollowsAsync(ana));
        Assert.Equal((2, true), await FollowersAsync(first, ana));
        (await ana.DeleteAsync($"/api/communities/{first}/follow")).Expect(HttpStatusCode.NoContent);
        (await ana.DeleteAsync($"/api/communities/{first}/follow")).Expect(HttpStatusCode.NoContent);
        await app.ViewsCatchUpAsync();
        Assert.Equal([second], await FollowsAsync(ana));
        Assert.Equal((1, false), await FollowersAsync(first, ana));
        Assert.Equal((1, false), await FollowersAsync(first, app.Anonymous()));
    }

    [Fact]
    public async Task is_listed_page_by_page()
    {
        var ana = await app.SignUpAsync();
        var names = new[] { await ana.FoundCommunityAsync(), await ana.FoundCommunityAsync(), await ana.FoundCommunityAsync() };
        foreach (var name in names) await ana.PutAsync($"/api/communities/{name}/follow");

        var first = (await ana.GetAsync("/api/members/me/follows?limit=2")).Expect(HttpStatusCode.OK);
        var second = (await ana.GetAsync($"/api/members/me/follows?limit=2&after={first["next"].GetString()}")).Expect(HttpStatusCode.OK);
        Assert.Equal(names.Reverse(), Names(first).Concat(Names(second)));
        Assert.Null(second["next"].GetString());
    }

    [Fact]
    public async Task that_does_not_exist_is_refused()
    {
        var ana = await app.SignUpAsync();
        foreach (var act in new[] { "follow", "block" })
        {
            (await ana.PutAsync($"/api/communities/{Scenarios.FreshCommunity()}/{act}")).ExpectRefusal(HttpStatusCode.NotFound, "community-not-found");
            (await ana.DeleteAsync($"/api/communities/{Scenarios.FreshCommunity()}/{act}")).ExpectRefusal(HttpStatusCode.NotFound, "community-not-found");
        }
    }

    [Fact]
    public async Task without_a_token_is_refused()
    {
        var name = await (await app.SignUpAsync()).FoundCommunityAsync();
        (await app.Anonymous().PutAsync($"/api/communities/{name}/follow")).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");
        (await app.Anonymous().GetAsync("/api/members/me/follows")).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    static async Task<IEnumerable<string?>> FollowsAsync(Client client) =>
        Names((await client.GetAsync("/api/members/me/follows")).Expect(HttpStatusCode.OK));

    static IEnumerable<string?> Names(Answer follows) =>
        follows["items"].EnumerateArray().Select(follow => follow.GetProperty("community").GetProperty("name").GetString());

    static async Task<(long, bool)> FollowersAsync(string name, Client viewer)
    {
        var community = (await viewer.GetAsync($"/api/communities/{name}")).Expect(HttpStatusCode.OK);
        return (community["followerCount"].GetInt64(), community["followed"].GetBoolean());
    }

    [Fact]
    public async Task and_others_sixteen_times_at_once_is_accepted_each_time()
    {
        var ana = await app.SignUpAsync();
        var communities = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ana.FoundCommunityAsync()));
        var answers = await Task.WhenAll(communities.SelectMany(name => new[] { $"{name}/follow", $"{name}/block" })
            .Select(relation => ana.PutAsync($"/api/communities/{relation}")));
        Assert.All(answers, answer => Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.NoContent, $"{answer.Status}"));
        Assert.Equal(8, (await ana.GetAsync("/api/members/me/follows"))["items"].GetArrayLength());
    }
}
