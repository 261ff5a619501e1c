using System.Net;
using System.Text.Json;

namespace Forum.Api.Tests.Members;

public class listing_what_somebody_wrote(AppFixture app)
{
    [Fact]
    public async Task goes_page_by_page_from_the_newest_comment()
    {
        var (handle, client, thread) = await WriterAsync();
        var written = new List<long>();
        for (var i = 0; i < 5; i++)
        {
            written.Add((await client.PostAsync($"/api/threads/{thread}/comments", new { body = $"Number {i}" }))["number"].GetInt64());
        }

        var seen = new List<long>();
        for (var after = ""; ;)
        {
            var page = (await app.Anonymous().GetAsync($"/api/members/{handle.ToUpperInvariant()}/comments?limit=2{after}")).Expect(HttpStatusCode.OK);
            Assert.All(page["items"].EnumerateArray(), comment => Assert.Equal(thread, comment.GetProperty("thread").GetInt64()));
            seen.AddRange(Numbers(page));
            if (page["next"].ValueKind == JsonValueKind.Null) break;
            after = $"&after={page["next"].GetString()}";
        }

        Assert.Equal(Enumerable.Reverse(written), seen);
    }

    [Fact]
    public async Task holds_what_was_imported_under_a_name_that_they_claimed()
    {
        var name = Scenarios.FreshHandle("page");
        var imported = await app.ImportAsync($"Something {Guid.NewGuid()}.\n\n• {name}\n  2 years ago\n\n  So it did.");
        var old = (await app.Anonymous().GetAsync($"/api/threads/{imported.GetProperty("thread")}"))["comments"][0].GetProperty("number").GetInt64();
        Assert.Equal([old], Numbers(await app.Anonymous().GetAsync($"/api/members/{name}/comments")));

        var (handle, client, thread) = await WriterAsync();
        var own = (await client.PostAsync($"/api/threads/{thread}/comments", new { body = "New" }))["number"].GetInt64();
        await (await app.SignUpAdministratorAsync()).OpenCaseAsync(new
        {
            kind = "approveClaim",
            member = await app.MemberNumberAsync(name),
            claimant = await app.MemberNumberAsync(handle),
            reason = "Has shown it.",
        });

        long[] both = [.. ((long[])[own, old]).OrderDescending()];
        Assert.Equal(both, Numbers(await app.Anonymous().GetAsync($"/api/members/{handle}/comments")));
        (await app.Anonymous().GetAsync($"/api/members/{name}/comments")).ExpectRefusal(HttpStatusCode.NotFound, "member-not-found");
    }

    [Fact]
    public async Task finds_nothing_for_others_whose_author_is_hidden()
    {
        var (handle, client, thread) = await WriterAsync();
        var comment = (await client.PostAsync($"/api/threads/{thread}/comments", new { body = "Oh" }))["number"].GetInt64();
        var administrator = await app.SignUpAdministratorAsync();
        await administrator.OpenCaseAsync(new { kind = "remove", comment, hides = new[] { "author" }, reason = "For their sake." });

        var url = $"/api/members/{handle}/comments";
        Assert.Empty(Numbers(await app.Anonymous().GetAsync(url)));
        Assert.Empty(Numbers(await (await app.SignUpAsync()).GetAsync(url)));
        Assert.Equal([comment], Numbers(await client.GetAsync(url)));
        Assert.Equal([comment], Numbers(await administrator.GetAsync(url)));
    }

    [Fact]
    public async Task finds_nothing_for_others_that_or_above_which_something_may_not_be_known_of()
    {
        var (handle, client, thread) = await WriterAsync();
        var above = (await (await app.SignUpAsync()).PostAsync($"/api/threads/{thread}/comments", new { body = "Above" }))["number"].GetInt64();
        var below = (await client.PostAsync($"/api/threads/{thread}/comments", new { parent = above, body = "Below" }))["number"].GetInt64();
        var beside = (await client.PostAsync($"/api/threads/{thread}/comments", new { body = "Beside" }))["number"].GetInt64();
        var url = $"/api/members/{handle}/comments";
        var administrator = await app.SignUpAdministratorAsync();

        await app.HideExistenceAsync(above);
        Assert.Equal([beside], Numbers(await app.Anonymous().GetAsync(url)));
        Assert.Equal([beside, below], Numbers(await administrator.GetAsync(url)));
        await app.HideExistenceAsync(beside);
        Assert.Empty(Numbers(await app.Anonymous().GetAsync(url)));

        var (other, writer, place) = await WriterAsync();
        await writer.PostAsync($"/api/threads/{place}/comments", new { body = "In it" });
        await administrator.OpenCaseAsync(new { kind = "remove", scope = "subtree", thread = place, hides = new[] { "text", "existence" }, reason = "Names somebody." });
        Assert.Empty(Numbers(await app.Anonymous().GetAsync($"/api/members/{other}/comments")));
    }

    [Fact]
    public async Task lists_the_threads_that_they_started()
    {
        var (handle, _, _) = await WriterAsync();
        var member = await app.QueryAsync<Guid>("select id from views.member where handle = $1", handle);
        var community = await app.QueryAsync<Guid>("select id from views.community limit 1");
        var threads = new List<long>();
        for (var i = 0; i < 3; i++)
        {
            var number = await app.QueryAsync<long>("select nextval('forum.thread_number')");
            var id = new Domain.ThreadId(Guid.CreateVersion7());
            await using var session = app.OpenSession();
            session.Events.StartStream<Domain.Threads.DiscussionThread>(
                id.Value, new Domain.Threads.ThreadStarted(id, number, new(community), new(member), $"Number {i}", "", null));
            await session.SaveChangesAsync(TestContext.Current.CancellationToken);
            threads.Add(number);
        }

        var url = $"/api/members/{handle}/threads";
        var first = (await app.Anonymous().GetAsync($"{url}?limit=2")).Expect(HttpStatusCode.OK);
        Assert.Equal([threads[2], threads[1]], Numbers(first));
        Assert.Equal([threads[0]], Numbers(await app.Anonymous().GetAsync($"{url}?limit=2&after={first["next"].GetString()}")));

        var administrator = await app.SignUpAdministratorAsync();
        await administrator.OpenCaseAsync(new { kind = "remove", thread = threads[0], hides = new[] { "author" }, reason = "For their sake." });
        await administrator.OpenCaseAsync(new { kind = "remove", scope = "subtree", thread = threads[1], hides = new[] { "text", "existence" }, reason = "Names somebody." });
        Assert.Equal([threads[2]], Numbers(await app.Anonymous().GetAsync(url)));
        Assert.Equal([threads[2], threads[1], threads[0]], Numbers(await administrator.GetAsync(url)));
    }

    [Theory]
    [InlineData("comments")]
    [InlineData("threads")]
    public async Task of_nobody_or_without_sense_is_refused(string what)
    {
        var (handle, _, _) = await WriterAsync();
        (await app.Anonymous().GetAsync($"/api/members/nobody-at-all/{what}")).ExpectRefusal(HttpStatusCode.NotFound, "member-not-found");
        (await app.Anonymous().GetAsync($"/api/members/{handle}/{what}?limit=0")).ExpectRefusal(HttpStatusCode.BadRequest, "limit-out-of-range");
        (await app.Anonymous().GetAsync($"/api/members/{handle}/{what}?after=!")).ExpectRefusal(HttpStatusCode.BadRequest, "cursor-invalid");
    }

    async Task<(string Handle, Client Client, long Thread)> WriterAsync()
    {
        var handle = Scenarios.FreshHandle();
        var (thread, _) = await app.ImportThreadAsync();
        return (handle, await app.SignUpAsync(handle), thread);
    }

    static long[] Numbers(Answer page) => [.. page["items"].EnumerateArray().Select(item => item.GetProperty("number").GetInt64())];
}
