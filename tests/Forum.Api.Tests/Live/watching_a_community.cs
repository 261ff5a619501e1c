using System.Net;

namespace Forum.Api.Tests.Live;

public class watching_a_community(AppFixture app)
{
    [Fact]
    public async Task brings_new_threads_and_what_is_posted_in_them()
    {
        var (community, elsewhere) = (Scenarios.FreshCommunity(), Scenarios.FreshCommunity());
        await app.ImportAsync($"Old news {Guid.NewGuid()}.", community);
        await app.ViewsCatchUpAsync(); // what is above the cut of hello would be told
        await using var reader = await LiveReader.OpenAsync(app.Anonymous(), $"/api/communities/{community}/live");
        await reader.ExpectAsync("hello");

        await app.ImportAsync($"Other news {Guid.NewGuid()}.", elsewhere);
        var thread = (await app.ImportAsync($"New news {Guid.NewGuid()}.\n\n• bob\n  a year ago\n\n  Indeed.", community)).GetProperty("thread").GetInt64();
        var started = await reader.ExpectAsync("thread-started");
        Assert.Equal(thread, started.Data.GetProperty("thread").GetProperty("number").GetInt64());

        var ana = await app.SignUpAsync();
        var comment = (await ana.PostAsync($"/api/threads/{thread}/comments", new { body = "Hi" })).Expect(HttpStatusCode.Created);
        var posted = await reader.ExpectAsync("comment-posted");
        Assert.Equal(comment["number"].GetInt64(), posted.Comment());
        Assert.Equal(thread, posted.Data.GetProperty("thread").GetInt64());
    }

    [Fact]
    public async Task says_nothing_of_a_thread_that_the_reader_may_not_know_of()
    {
        var community = Scenarios.FreshCommunity();
        var thread = (await app.ImportAsync($"Bad news {Guid.NewGuid()}.", community)).GetProperty("thread").GetInt64();
        await app.ViewsCatchUpAsync(); // what is above the cut of hello would be told
        await using var reader = await LiveReader.OpenAsync(app.Anonymous(), $"/api/communities/{community}/live");
        var start = (await reader.ExpectAsync("hello")).Id;

        var administrator = await app.SignUpAdministratorAsync();
        await administrator.OpenCaseAsync(
            new { kind = "remove", scope = "subtree", thread, hides = new[] { "existence" }, reason = "Unlawful." });
        Assert.Equal("{}", (await reader.ExpectAsync("refresh")).Data.ToString());

        await using var later = await LiveReader.OpenAsync(app.Anonymous(), $"/api/communities/{community}/live?lastEventId={start}");
        Assert.Equal("{}", (await later.ExpectAsync("refresh")).Data.ToString());
    }
}
