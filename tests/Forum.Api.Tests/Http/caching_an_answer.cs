using System.Net;
using System.Net.Http.Headers;
using Forum.Api.Http;
using Forum.Api.Http.Caching;
using Microsoft.AspNetCore.Http;

namespace Forum.Api.Tests.Http;

public class caching_an_answer(AppFixture app)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task is_possible_as_long_as_nothing_changes()
    {
        var (thread, _) = await app.ImportThreadAsync();
        await app.ViewsCatchUpAsync();
        var first = await app.Anonymous().GetAsync($"/api/threads/{thread}");
        Assert.Equal(first.Header("ETag"), (await app.Anonymous().GetAsync($"/api/threads/{thread}")).Header("ETag"));
        Assert.False(EntityTagHeaderValue.Parse(first.Header("ETag")!).IsWeak);
        Assert.Equal("private, no-cache", string.Join(", ", first.Header("Cache-Control")!.Split(", ").OrderDescending()));
        Assert.Equal("Authorization", first.Header("Vary"));

        await (await app.SignUpAsync()).PostAsync($"/api/threads/{thread}/comments", new { body = "News" });
        Assert.NotEqual(first.Header("ETag"), (await app.Anonymous().GetAsync($"/api/threads/{thread}")).Header("ETag"));
    }

    [Theory]
    [InlineData("{0}", HttpStatusCode.NotModified)]
    [InlineData("W/{0}", HttpStatusCode.NotModified)]
    [InlineData("\"x\", {0}", HttpStatusCode.NotModified)]
    [InlineData("*", HttpStatusCode.NotModified)]
    [InlineData("\"x\"", HttpStatusCode.OK)]
    [InlineData("x", HttpStatusCode.OK)]
    public async Task saves_answering_again(string known, HttpStatusCode status)
    {
        var (_, comment) = await app.ImportThreadAsync();
        var first = (await app.Anonymous().GetAsync($"/api/comments/{comment}")).Expect(HttpStatusCode.OK);
        var second = (await AskAsync(HttpMethod.Get, comment, string.Format(null, known, first.Header("ETag")))).Expect(status);
        Assert.Equal(first.Header("ETag"), second.Header("ETag"));
        Assert.Equal(status == HttpStatusCode.OK ? "application/json" : null, second.ContentType);
    }

    [Fact]
    public async Task names_the_revision_of_what_can_be_edited()
    {
        var (_, comment) = await app.ImportThreadAsync();
        Assert.StartsWith("\"r1-", (await app.Anonymous().GetAsync($"/api/comments/{comment}")).Header("ETag"));
        Assert.DoesNotMatch("^\"r[0-9]+-", (await app.Anonymous().GetAsync("/api/communities")).Header("ETag"));
    }

    [Fact]
    public async Task is_not_for_refusals()
    {
        Assert.Null((await app.Anonymous().GetAsync($"/api/threads/{long.MaxValue}")).Header("ETag"));
        Assert.Null((await app.Anonymous().GetAsync("/api/threads?limit=0")).Header("ETag"));
    }

    [Fact]
    public async Task begins_with_asking_for_its_headers_alone()
    {
        var (_, comment) = await app.ImportThreadAsync();
        var get = (await app.Anonymous().GetAsync($"/api/comments/{comment}")).Expect(HttpStatusCode.OK);
        var head = (await AskAsync(HttpMethod.Head, comment, known: null)).Expect(HttpStatusCode.OK);
        Assert.Equal(get.Header("ETag"), head.Header("ETag"));
        Assert.Equal(get.Header("Content-Length"), head.Header("Content-Length"));
        Assert.Equal(get.ContentType, head.ContentType);
        Assert.Equal(default, head.Json);
        (await AskAsync(HttpMethod.Head, comment, get.Header("ETag"))).Expect(HttpStatusCode.NotModified);
        (await AskAsync(HttpMethod.Head, long.MaxValue, known: null)).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task works_over_a_real_line()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var forum = await RunningForum.StartAsync(database.ConnectionString);
        using var http = forum.NewHttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Head, "/api/communities");
        using var head = await http.SendAsync(request, Ct);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        var body = await http.GetByteArrayAsync(new Uri("/api/communities", UriKind.Relative), Ct);
        Assert.Equal(body.Length, head.Content.Headers.ContentLength);
        http.DefaultRequestHeaders.IfNoneMatch.Add(head.Headers.ETag!);
        using var again = await http.GetAsync(new Uri("/api/communities", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("*", null)]
    [InlineData("\"r3\"", 3)]
    [InlineData("\"r3-abc\"", 3)]
    [InlineData("W/\"r3-abc\"", 3)]
    [InlineData("\"r2\", \"r3\"", 3)]
    [InlineData("\"r31-r3\"", 31)]
    [InlineData("\"abr3\"", 0)]
    [InlineData("\"abc\"", 0)]
    [InlineData("\"r99999999999\"", 0)]
    public void tells_an_edit_what_was_read(string? header, int? revision)
    {
        var request = new DefaultHttpContext().Request;
        if (header is not null) request.Headers.IfMatch = header;
        Assert.Equal(revision, IfMatch.Revision(request));
    }

    [Theory]
    [InlineData(200, "application/json", BodyStream.LargestHeld, true)]
    [InlineData(200, "application/json; charset=utf-8", 1, true)]
    [InlineData(200, "application/json", BodyStream.LargestHeld + 1, false)]
    [InlineData(200, "text/event-stream", 1, false)]
    [InlineData(404, "application/json", 1, false)]
    public async Task holds_back_nothing_else(int status, string type, int length, bool isHeld)
    {
        var response = new DefaultHttpContext().Response;
        (response.StatusCode, response.ContentType) = (status, type);
        using var wire = new MemoryStream();
        await using var body = new BodyStream(response, wire);

        for (var left = length; left > 0; left -= 1024 * 1024) await body.WriteAsync(new byte[Math.Min(left, 1024 * 1024)], Ct);
        await body.FlushAsync(Ct);

        Assert.Equal(isHeld ? 0 : length, wire.Length);
        Assert.Equal(isHeld ? length : null, body.Held?.Length);
    }

    Task<Answer> AskAsync(HttpMethod method, long comment, string? known) => app.Anonymous().SendAsync(
        method, $"/api/comments/{comment}", content: null, known is null ? [] : [("If-None-Match", known)]);
}
