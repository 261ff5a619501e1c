using System.Net;

namespace Forum.Api.Tests.Live;

public class watching_a_thread(AppFixture app)
{
    [Fact]
    public async Task brings_what_is_posted_to_everybody_in_order()
    {
        var (thread, parent) = await app.ImportThreadAsync();
        var ana = await app.SignUpAsync();
        await using var one = await FollowAsync(app.Anonymous(), thread);
        await using var other = await FollowAsync(ana, thread);
        var hello = await one.ExpectAsync("hello");
        Assert.Equal(hello.Id, hello.Data.GetProperty("cut").GetInt64());
        await other.ExpectAsync("hello");

        var posted = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => PostAsync(ana, thread, $"Number {i}", parent)));
        var last = await PostAsync(ana, thread, "That was all");

        var told = await one.ReadThroughAsync(last);
        Assert.Equal(posted.Append(last).Order(), told.Select(each => each.Comment()).Order());
        Assert.Equal(told.Select(each => each.Id).Order().Distinct(), told.Select(each => each.Id));
        Assert.True(hello.Id < told[0].Id);
        Assert.Equal(told.Select(each => each.Id), (await other.ReadThroughAsync(last)).Select(each => each.Id));
        Assert.All(told, each => Assert.Equal(thread, each.Data.GetProperty("thread").GetInt64()));
        Assert.Equal(
            (await app.Anonymous().GetAsync($"/api/comments/{last}")).Json.ToString(), told[^1].Data.GetProperty("comment").ToString());
    }

    [Fact]
    public async Task leaves_out_what_happens_elsewhere()
    {
        var (here, _) = await app.ImportThreadAsync();
        var (elsewhere, _) = await app.ImportThreadAsync();
        var ana = await app.SignUpAsync();
        await using var reader = await FollowAsync(ana, here);
        await reader.ExpectAsync("hello");

        await PostAsync(ana, elsewhere, "There");
        var comment = await PostAsync(ana, here, "Here");
        Assert.Equal(comment, (await reader.ExpectAsync("comment-posted")).Comment());
    }

    [Fact]
    public async Task tells_what_moderators_do_as_things_stand_now()
    {
        var (thread, _) = await app.ImportThreadAsync();
        var ana = await app.SignUpAsync();
        var administrator = await app.SignUpAdministratorAsync();
        await using var reader = await FollowAsync(app.Anonymous(), thread);
        await reader.ExpectAsync("hello");
        var comment = await PostAsync(ana, thread, "Buy this");
        Assert.Equal("Buy this", (await reader.ExpectAsync("comment-posted")).Data.GetProperty("comment").GetProperty("body").GetString());

        var removal = await administrator.OpenCaseAsync(new { kind = "remove", comment, reason = "Spam." });
        var hidden = await reader.ExpectAsync("comment-hidden");
        Assert.Equal("", hidden.Data.GetProperty("comment").GetProperty("body").GetString());
        Assert.Equal("Spam.", hidden.Data.GetProperty("comment").GetProperty("hidden").GetProperty("reason").GetString());

        (await administrator.PostAsync($"/api/cases/{removal["number"]}/undo", new { reason = "No spam." })).Expect(HttpStatusCode.OK);
        Assert.Equal("Buy this", (await reader.ExpectAsync("comment-restored")).Data.GetProperty("comment").GetProperty("body").GetString());

        await administrator.OpenCaseAsync(new { kind = "lock", thread, reason = "Heated." });
        Assert.True((await reader.ExpectAsync("thread-locked")).Data.GetProperty("thread").GetProperty("locked").GetBoolean());
        await administrator.OpenCaseAsync(new { kind = "unlock", thread, reason = "Cooled." });
        Assert.False((await reader.ExpectAsync("thread-changed")).Data.GetProperty("thread").GetProperty("locked").GetBoolean());
        await administrator.OpenCaseAsync(new { kind = "remove", thread, reason = "Untrue." });
        Assert.Equal("", (await reader.ExpectAsync("thread-hidden")).Data.GetProperty("thread").GetProperty("title").GetString());
    }

    [Fact]
    public async Task says_nothing_of_what_the_reader_may_not_know_of()
    {
        var (thread, _) = await app.ImportThreadAsync();
        var ana = await app.SignUpAsync();
        var administrator = await app.SignUpAdministratorAsync();
        await using var before = await FollowAsync(app.Anonymous(), thread);
        var cut = (await before.ExpectAsync("hello")).Id;
        var secret = await PostAsync(ana, thread, "My neighbour lives at number seven");
        await administrator.OpenCaseAsync(
            new { kind = "remove", scope = "subtree", comment = secret, hides = new[] { "text", "existence" }, reason = "Names somebody." });
        var last = await PostAsync(ana, thread, "Nice weather");

        await using var stranger = await FollowAsync(app.Anonymous(), thread, cut);
        var told = await stranger.ReadThroughAsync(last);
        Assert.Equal(["refresh", "comment-posted"], told.Select(each => each.Type));
        Assert.Equal($$"""{"thread":{{thread}}}""", told[0].Data.ToString());

        await using var moderator = await FollowAsync(administrator, thread, cut);
        Assert.Equal(["comment-posted", "comment-hidden", "comment-posted"], (await moderator.ReadThroughAsync(last)).Select(each => each.Type));
    }

    [Fact]
    public async Task ends_where_the_thread_is_no_longer_to_be_known_of()
    {
        var (thread, _) = await app.ImportThreadAsync();
        var administrator = await app.SignUpAdministratorAsync();
        await using var stranger = await FollowAsync(app.Anonymous(), thread);
        await using var moderator = await FollowAsync(administrator, thread);
        await stranger.ExpectAsync("hello");
        await moderator.ExpectAsync("hello");

        await administrator.OpenCaseAsync(
            new { kind = "remove", scope = "subtree", thread, hides = new[] { "text", "existence" }, reason = "Unlawful." });
        Assert.Equal("gone", (await stranger.ExpectAsync("end")).Data.GetProperty("reason").GetString());
        Assert.Null(await stranger.NextAsync());
        await moderator.ExpectAsync("thread-hidden");
        (await app.Anonymous().GetAsync($"/api/threads/{thread}/live")).ExpectRefusal(HttpStatusCode.NotFound, "thread-not-found");
    }

    [Fact]
    public async Task ends_for_a_moderator_who_is_dismissed()
    {
        var community = Scenarios.FreshCommunity();
        var thread = (await app.ImportAsync($"News {Guid.NewGuid()}.", community)).GetProperty("thread").GetInt64();
        var handle = Scenarios.FreshHandle("mod");
        var moderator = await app.SignUpAsync(handle);
        await app.AppointAsync(handle, community);
        await using var reader = await FollowAsync(moderator, thread);
        await reader.ExpectAsync("hello");

        var administrator = await app.SignUpAdministratorAsync();
        await administrator.OpenCaseAsync(new { kind = "dismiss", community, member = await app.MemberNumberAsync(handle), reason = "Tired." });
        Assert.Equal("rights-changed", (await reader.ExpectAsync("end")).Data.GetProperty("reason").GetString());
        Assert.Null(await reader.NextAsync());
    }

    [Theory]
    [InlineData("/api/threads/0/live", HttpStatusCode.NotFound, "thread-not-found")]
    [InlineData("/api/communities/nowhere/live", HttpStatusCode.NotFound, "community-not-found")]
    [InlineData("/api/threads/0/live?lastEventId=x", HttpStatusCode.BadRequest, "cut-invalid")]
    [InlineData("/api/communities/nowhere/live?lastEventId=-1", HttpStatusCode.BadRequest, "cut-invalid")]
    public async Task that_makes_no_sense_is_refused(string url, HttpStatusCode status, string code) =>
        (await app.Anonymous().GetAsync(url)).ExpectRefusal(status, code);

    [Fact]
    public async Task seventeen_times_at_once_is_refused_to_one_member_and_no_other()
    {
        var (thread, _) = await app.ImportThreadAsync();
        var ana = await app.SignUpAsync();
        var readers = new List<LiveReader>();
        for (var i = 0; i < 16; i++) readers.Add(await FollowAsync(ana, thread));

        (await ana.GetAsync($"/api/threads/{thread}/live")).ExpectRefusal(HttpStatusCode.TooManyRequests, "live-too-many");
        readers.Add(await FollowAsync(await app.SignUpAsync(), thread));
        foreach (var reader in readers) await reader.DisposeAsync();
    }

    static Task<LiveReader> FollowAsync(Client client, long thread, long? after = null) =>
        LiveReader.OpenAsync(client, $"/api/threads/{thread}/live{(after is null ? "" : $"?lastEventId={after}")}");

    static async Task<long> PostAsync(Client client, long thread, string body, long? parent = null) =>
        (await client.PostAsync($"/api/threads/{thread}/comments", new { parent, body })).Expect(HttpStatusCode.Created)["number"].GetInt64();
}
