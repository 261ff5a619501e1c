using System.Net;
using System.Text;
using System.Text.Json;
using Forum.Domain;
using Forum.Domain.Comments;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Api.Tests.Takeout;

/// <summary>An account with more than any buffer between here and there holds.</summary>
public class taking_very_much_out(AppFixture app)
{
    const int Comments = 1_500, Length = 20_000;

    [Theory]
    [InlineData("json")]
    [InlineData("activitystreams")]
    public async Task begins_before_the_last_is_read(string format)
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var forum = await RunningForum.StartAsync(database.ConnectionString);
        var roza = await forum.SignUpAsync();
        var thread = await roza.StartThreadAsync(await roza.FoundCommunityAsync());
        var first = await roza.CommentAsync(thread, "Long ago");
        await WriteAsync(forum, thread, (await roza.GetAsync("/api/members/me"))["id"].GetGuid());
        await forum.ViewsCatchUpAsync();

        using var response = await roza.OpenAsync($"/api/members/me/takeout?format={format}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await using var body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        var begin = new byte[1024];
        await body.ReadExactlyAsync(begin, TestContext.Current.CancellationToken);

        // The oldest is read last. What becomes of it only now can be in an answer that was not made yet.
        (await roza.PutAsync($"/api/comments/{first}", new { body = "A moment ago" })).Expect(HttpStatusCode.OK);
        using var rest = new MemoryStream();
        await rest.WriteAsync(begin, TestContext.Current.CancellationToken);
        await body.CopyToAsync(rest, TestContext.Current.CancellationToken);
        var text = Encoding.UTF8.GetString(rest.ToArray());
        Assert.Contains("A moment ago", text, StringComparison.Ordinal);
        Assert.True(rest.Length > (long)Comments * Length);
        Assert.Equal(Comments, text.Split(new string('x', Length)).Length - 1);
        Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(text).RootElement.ValueKind);
        await forum.StopAsync();
    }

    static async Task WriteAsync(RunningForum forum, long thread, Guid author)
    {
        var id = await forum.QueryAsync<Guid>("select id from views.thread where number = $1", thread);
        var body = new string('x', Length);
        for (var written = 0; written < Comments; written += 100)
        {
            await using var session = forum.Services.GetRequiredService<IDocumentStore>().LightweightSession();
            for (var i = 0; i < 100; i++)
            {
                var posted = new CommentPosted(
                    new CommentId(Guid.CreateVersion7()), 1_000_000 + written + i, new ThreadId(id), Parent: null, Depth: 0, new MemberId(author), body);
                session.Events.StartStream<Comment>(posted.CommentId.Value, posted);
            }

            await session.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
    }
}
