using System.Text.RegularExpressions;
using Forum.Api.CommandLine;
using Forum.Api.Tests.CommandLine;
using Npgsql;

namespace Forum.Api.Tests.Analytics;

/// <summary>The tour in <c>deploy/analytics</c>, taken again: on what the demo makes, as a role that analysts have, by the commands that it names.</summary>
public sealed partial class touring_the_questions(AppFixture app) : IAsyncLifetime
{
    const string Password = "correct-horse-battery";

    readonly string role = $"tourist_{Guid.NewGuid():N}"[..20];
    OwnDatabase database = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await OwnDatabase.CreateAsync(app.ConnectionString);
        Expect(await ForumProgram.RunAsync(null, database.ConnectionString, "demo", "--once"));
        Expect(await ForumProgram.RunAsync(("FORUM_ANALYST_PASSWORD", Password), database.ConnectionString, "analytics", "role", "--name", role));
        await MakeCutsAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync(database.ConnectionString, $"drop owned by {role}");
        await database.DisposeAsync();
        await RunAsync(app.ConnectionString, $"drop role {role}");
    }

    [Fact]
    public async Task gives_the_answers_that_it_prints_and_those_of_a_cut_again_whatever_has_happened_since()
    {
        Assert.Equal(10, AnalystsTour.Questions.Count);
        Assert.Equal(AnalystsTour.Questions.Count, Heading().Count(AnalystsTour.Text));
        Assert.All(await AskAsync(), asked => Assert.True(
            asked.Question.Answer.SequenceEqual(asked.Answer),
            $"""
            {asked.Question.Title}
            The tour says something else. It should say:

            {string.Join('\n', asked.Answer)}
            """));

        await using (var forum = await RunningForum.StartAsync(database.ConnectionString))
        {
            await (await forum.SignUpAsync()).CommentAsync(4);
            await forum.ViewsCatchUpAsync();
        }

        await MakeCutsAsync();
        var (question, later) = (await AskAsync())[^1];
        Assert.Equal(question.Answer[^1], later[^1]);
        Assert.NotEqual(question.Answer[^2], later[^2]);
    }

    /// <summary>Keys are of chance: a tour that prints one could not be taken again, and would tell of somebody.</summary>
    [Fact]
    public void prints_no_key() => Assert.All(AnalystsTour.Questions, question => Assert.DoesNotMatch("[0-9a-f]{8}-|_key \\|", string.Join('\n', question.Answer)));

    async Task<IReadOnlyList<(TourQuestion Question, IReadOnlyList<string> Answer)>> AskAsync()
    {
        var analyst = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = role, Password = Password, Pooling = false };
        await using var connection = new NpgsqlConnection(analyst.ConnectionString);
        await connection.OpenAsync(Ct);
        var asked = new List<(TourQuestion, IReadOnlyList<string>)>();
        foreach (var question in AnalystsTour.Questions) asked.Add((question, await question.AskAsync(connection)));
        return asked;
    }

    async Task MakeCutsAsync()
    {
        Assert.NotEmpty(AnalystsTour.Cuts);
        foreach (var cut in AnalystsTour.Cuts) Expect(await ForumProgram.RunAsync(null, database.ConnectionString, "analytics", "at", "--cut", cut));
    }

    static void Expect(Outcome outcome) => Assert.True(outcome.ExitCode == ExitCode.Done, outcome.Output + outcome.Errors);

    static async Task RunAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Ct);
    }

    [GeneratedRegex("^## ", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
