using System.Net;
using Forum.Api.Http.Caching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Forum.Api.Tests.Http;

/// <summary>Whether an answer was kept shows by a title that was changed behind the forum's back: who is told of it was answered anew.</summary>
public class keeping_an_answer(AppFixture app) : IAsyncLifetime
{
    const string Anew = "Made anew";

    OwnDatabase database = null!;
    RunningForum forum = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await OwnDatabase.CreateAsync(app.ConnectionString);
        forum = await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await forum.StopAsync();
        await forum.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task makes_it_once_for_all_strangers()
    {
        var author = await forum.SignUpAsync();
        var thread = await author.StartThreadAsync(await author.FoundCommunityAsync());
        await KeepAsync(forum, thread);

        Assert.Equal("Why?", await TitleAsync(forum.Anonymous(), thread));
        Assert.Equal(Anew, await TitleAsync(author, thread));
        Assert.Equal(Anew, (await forum.Anonymous().GetAsync($"/api/threads/{thread}?limit=7"))["title"].GetString());
        (await new Client(forum.NewHttpClient(), "nobody's").GetAsync($"/api/threads/{thread}")).Expect(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task does_not_outlive_what_changes_it()
    {
        var author = await forum.SignUpAsync();
        var (community, other) = (await author.FoundCommunityAsync(), await forum.SignUpAsync());
        var thread = await author.StartThreadAsync(community);
        var comment = await author.CommentAsync(thread);
        var administrator = await forum.SignUpAdministratorAsync();

        foreach (var change in (Func<Task<Answer>>[])
        [
            () => other.PostAsync($"/api/threads/{thread}/comments", new { body = "News" }),
            () => author.PutAsync($"/api/comments/{comment}", new { body = "So it was." }),
            () => author.DeleteAsync($"/api/comments/{comment}"),
            () => author.PutAsync("/api/members/me/handle", new { handle = Scenarios.FreshHandle() }),
            () => author.PutAsync("/api/members/me/pronouns", new { sets = new[] { "they/them" } }),
            () => administrator.OpenCaseAsync(new { kind = "lock", thread, reason = "Enough." }),
        ])
        {
            await KeepAsync(forum, thread);
            var answer = await change();
            Assert.True((int)answer.Status is >= 200 and < 300, $"{answer.Status}: {answer.Json}");
            Assert.Equal(Anew, await TitleAsync(forum.Anonymous(), thread));
        }
    }

    [Fact]
    public async Task ends_when_votes_and_counts_have_been_added_up()
    {
        var (author, voter) = (await forum.SignUpAsync(), await forum.SignUpAsync());
        var thread = await author.StartThreadAsync(await author.FoundCommunityAsync());
        for (var vote = 0; vote < 10; vote++)
        {
            await KeepAsync(forum, thread);
            (await voter.PutAsync($"/api/threads/{thread}/vote", new { vote = vote % 2 == 0 ? "up" : "none" })).Expect(HttpStatusCode.OK);
            await forum.ViewsCatchUpAsync();
            var read = await forum.Anonymous().GetAsync($"/api/threads/{thread}");
            Assert.Equal((Anew, vote % 2 == 0 ? 1 : 0), (read["title"].GetString(), read["score"].GetInt64()));
        }
    }

    [Fact]
    public async Task goes_on_while_other_threads_and_private_things_change()
    {
        var (author, reader) = (await forum.SignUpAsync(), await forum.SignUpAsync());
        var community = await author.FoundCommunityAsync();
        var (thread, another) = (await author.StartThreadAsync(community), await author.StartThreadAsync(community));
        await KeepAsync(forum, thread);
        await reader.CommentAsync(another);
        (await reader.PutAsync($"/api/threads/{thread}/saved")).Expect(HttpStatusCode.OK);
        await forum.ViewsCatchUpAsync();
        Assert.Equal("Why?", await TitleAsync(forum.Anonymous(), thread));
    }

    [Fact]
    public async Task ends_with_what_another_program_stores()
    {
        await using var second = await StartAsync();
        var author = await forum.SignUpAsync();
        var thread = await author.StartThreadAsync(await author.FoundCommunityAsync());
        await KeepAsync(second, thread);
        await author.CommentAsync(thread);
        for (var tries = 0; await TitleAsync(second.Anonymous(), thread) != Anew; tries++)
        {
            Assert.True(tries < 100, "The other program still tells what was.");
            await Task.Delay(20, Ct);
        }

        await second.StopAsync();
    }

    [Fact]
    public async Task can_be_switched_off()
    {
        await using var second = await StartAsync($"--{SharedAnswers.Setting}=0");
        var author = await second.SignUpAsync();
        var thread = await author.StartThreadAsync(await author.FoundCommunityAsync());
        await KeepAsync(second, thread);
        Assert.Equal(Anew, await TitleAsync(second.Anonymous(), thread));
        await second.StopAsync();
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("much")]
    public async Task is_not_begun_with_a_size_that_is_none(string size) =>
        await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync($"--{SharedAnswers.Setting}={size}"));

    Task<RunningForum> StartAsync(params string[] settings) => RunningForum.StartAsync(database.ConnectionString, log: null, settings);

    /// <summary>Has a stranger read a thread whose counts have come to rest, and then changes its title so that no event tells of it.</summary>
    static async Task KeepAsync(RunningForum forum, long thread)
    {
        await forum.ViewsCatchUpAsync();
        for (var isKept = false; !isKept;)
        {
            // A program that begins to keep something looks anew at how far the log has come, which ends what it kept till then: once.
            await EntitleAsync("Why?");
            forum.Services.GetRequiredService<AnswerAge>().ChangeAll();
            Assert.Equal("Why?", await TitleAsync(forum.Anonymous(), thread));
            await EntitleAsync(Anew);
            await Task.Delay(TimeSpan.FromSeconds(0.5), Ct);
            isKept = await TitleAsync(forum.Anonymous(), thread) == "Why?" || forum.Services.GetRequiredService<SharedAnswers>().IsOff;
        }

        async Task EntitleAsync(string title)
        {
            await using var command = forum.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(
                "update views.thread set title = $1 where number = $2");
            command.Parameters.Add(new() { Value = title });
            command.Parameters.Add(new() { Value = thread });
            await command.ExecuteNonQueryAsync(Ct);
        }
    }

    static async Task<string?> TitleAsync(Client reader, long thread) => (await reader.GetAsync($"/api/threads/{thread}"))["title"].GetString();
}
