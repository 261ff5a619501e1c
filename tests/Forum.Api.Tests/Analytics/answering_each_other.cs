using System.Net;

namespace Forum.Api.Tests.Analytics;

/// <summary>Who answers whom is told where both may be seen, and nowhere else.</summary>
public sealed class answering_each_other(AppFixture app) : AloneOnAForum(app)
{
    [Fact]
    public async Task is_told_of_neither_side_of_a_removed_comment_until_it_is_back()
    {
        var (ana, ben, mia) = (await forum.SignUpAsync(), await forum.SignUpAsync(), await forum.SignUpAsync());
        var thread = await ana.StartThreadAsync(await mia.FoundCommunityAsync());
        var middle = await ben.CommentAsync(thread);
        await AnswerAsync(mia, thread, middle);
        await AnswerAsync(mia, thread, middle);
        await AnswerAsync(ben, thread, middle); // to himself
        Assert.Equal(["(1)", "(2)"], await EdgesAsync());

        var removal = (await mia.OpenCaseAsync(new { kind = "remove", comment = middle, reason = "Spam." }))["number"].GetInt64();
        Assert.Empty(await EdgesAsync());

        (await mia.PostAsync($"/api/cases/{removal}/undo", new { reason = "No spam." })).Expect(HttpStatusCode.OK);
        Assert.Equal(["(1)", "(2)"], await EdgesAsync());
    }

    [Theory]
    [InlineData("keep")]
    [InlineData("withdraw")]
    public async Task is_told_of_nobody_who_has_left(string content)
    {
        var (ana, ben) = (await forum.SignUpAsync(), await forum.SignUpAsync());
        await ben.CommentAsync(await ana.StartThreadAsync(await ben.FoundCommunityAsync()));
        Assert.Equal(["(1)"], await EdgesAsync());

        (await ana.PostAsync("/api/members/me/deletion", new { password = Scenarios.Password, content })).Expect(HttpStatusCode.NoContent);
        Assert.Empty(await EdgesAsync());
    }

    async Task<string[]> EdgesAsync()
    {
        await forum.ViewsCatchUpAsync();
        return await forum.RowsAsync("select replies from analytics.reply_edge");
    }

    static async Task AnswerAsync(Client client, long thread, long parent) =>
        (await client.PostAsync($"/api/threads/{thread}/comments", new { parent, body = "Really?" })).Expect(HttpStatusCode.Created);
}
