using System.Text.Json;

namespace Forum.Api.Tests.CommandLine;

public sealed class importing_from_the_command_line : IDisposable
{
    readonly AppFixture app;
    readonly string folder = Directory.CreateTempSubdirectory("forum-pages-").FullName;

    public importing_from_the_command_line(AppFixture app) => this.app = app;

    [Fact]
    public async Task answers_with_one_line_of_json_a_file_and_nothing_else()
    {
        var (first, second) = (Page("One.\n\n• ana [she/her]\n  2 years ago\n\n  Hi"), Page("Two."));

        var outcome = await ImportAsync("--json", "--captured-at", "2025-03-01", first, second);

        Assert.Equal(0, outcome.ExitCode);
        var lines = Lines(outcome.Output);
        Assert.Equal(2, lines.Length);
        var imported = JsonDocument.Parse(lines[0]).RootElement;
        Assert.Equal(
            ["thread", "id", "title", "comments", "members", "created", "warnings"], imported.EnumerateObject().Select(property => property.Name));
        Assert.True(imported.GetProperty("created").GetBoolean());
        Assert.Equal(1, imported.GetProperty("comments").GetInt32());
        Assert.Equal("", outcome.Errors);
    }

    [Fact]
    public async Task again_answers_the_same_and_records_nothing()
    {
        var page = Page("Once.");
        var first = JsonDocument.Parse((await ImportAsync("--json", page)).Output).RootElement;
        var again = JsonDocument.Parse((await ImportAsync("--json", page)).Output).RootElement;

        Assert.False(again.GetProperty("created").GetBoolean());
        Assert.Equal(first.GetProperty("thread").GetInt64(), again.GetProperty("thread").GetInt64());
        Assert.Equal(first.GetProperty("warnings").ToString(), again.GetProperty("warnings").ToString());
    }

    [Fact]
    public async Task of_a_bad_file_says_why_and_does_not_keep_the_others_out()
    {
        var (empty, binary, good) = (Page(""), Page("a\0b"), Page("Good."));

        var outcome = await ImportAsync("--json", empty, binary, Path.Combine(folder, "missing.txt"), good);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Single(Lines(outcome.Output));
        Assert.Contains("(page-empty)", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("(page-not-text)", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("missing.txt", outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task of_a_dump_answers_with_counts_and_tells_which_lines_are_left_out()
    {
        var (file, ana) = (Path.Combine(folder, "dump.txt"), Scenarios.FreshHandle());
        await File.WriteAllTextAsync(
            file,
            $$"""
            {"type":"thread","id":1,"title":"So","author":"{{ana}} [she/her]","createdAt":1400000000}
            {"type":"comment","id":1,"thread":1,"author":"{{ana}}","body":"Yes.","createdAt":1400000001}
            {"type":"comment","id":2}
            """,
            TestContext.Current.CancellationToken);

        var (first, again) = (await ImportAsync("--json", "--source", ana, file), await ImportAsync("--source", ana, file));

        Assert.Equal((2, 2), (first.ExitCode, again.ExitCode));
        Assert.Equal(
            $$"""{"lines":3,"threads":1,"comments":1,"members":1,"again":0,"adrift":0,"refused":1,"refusals":[{"line":3,"code":"line-thread-unnamed","reason":"A comment names its thread."}]}""",
            first.Output.Trim());
        Assert.Equal($"{file}:3: A comment names its thread. (line-thread-unnamed)", first.Errors.Trim());
        Assert.Contains("0 threads and 0 comments", again.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import")]
    [InlineData("import", "x.txt", "--captured-at", "tomorrow")]
    [InlineData("import", "x.txt", "--no-such-option")]
    [InlineData("import", "--no-such-option", "x.txt")]
    [InlineData("--no-such-option")]
    [InlineData("no-such-command")]
    [InlineData("--urls", "http://127.0.0.1:0", "stray")]
    [InlineData("admin", "grant", "nobody-at-all")]
    [InlineData("admin", "revoke", "ana")]
    public async Task with_bad_input_exits_with_2_and_says_so_on_standard_error(params string[] args)
    {
        var outcome = await ForumProgram.RunAsync(data: null, app.ConnectionString, args);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal("", outcome.Output);
        Assert.NotEqual("", outcome.Errors);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("import", "--help")]
    [InlineData("demo", "--help")]
    [InlineData("admin", "grant", "--help")]
    public async Task explains_itself(params string[] args)
    {
        var outcome = await ForumProgram.RunAsync(data: null, connectionString: null, args);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("Usage:", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Example:", outcome.Output, StringComparison.Ordinal);
        Assert.Equal("", outcome.Errors);
    }

    [Fact]
    public async Task where_the_database_does_not_answer_exits_with_1_and_one_sentence()
    {
        var outcome = await ForumProgram.RunAsync(data: null, "Host=127.0.0.1;Port=1;Database=x;Username=x;Timeout=2", "import", Page("Lost."));
        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal("", outcome.Output);
        Assert.Contains("The database does not answer", outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task with_a_connection_string_that_is_none_exits_with_1_and_one_sentence()
    {
        var outcome = await ForumProgram.RunAsync(data: null, "Password=secret;garbage", "import", Page("Lost."));
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("is no connection string", outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task an_administrator_is_made_by_an_operator()
    {
        var handle = Scenarios.FreshHandle();
        var ana = await app.SignUpAsync(handle);
        Assert.Equal(0, (await ForumProgram.RunAsync(data: null, app.ConnectionString, "admin", "grant", handle)).ExitCode);
        Assert.Equal(0, (await ForumProgram.RunAsync(data: null, app.ConnectionString, "admin", "grant", handle)).ExitCode);
        (await ana.PostAsync($"/api/imports/articles?community={Scenarios.FreshCommunity()}", $"News {Guid.NewGuid()}.", "text/plain"))
            .Expect(System.Net.HttpStatusCode.Created);
    }

    [Fact]
    public async Task an_analyst_is_made_by_an_operator_and_is_no_administrator()
    {
        var handle = Scenarios.FreshHandle();
        var ben = await app.SignUpAsync(handle);
        (await ben.GetAsync("/api/events")).ExpectRefusal(System.Net.HttpStatusCode.Forbidden, "not-allowed");
        Assert.Equal(0, (await ForumProgram.RunAsync(data: null, app.ConnectionString, "admin", "grant", handle, "--analyst")).ExitCode);
        (await ben.GetAsync("/api/events?limit=1")).Expect(System.Net.HttpStatusCode.OK);
        (await ben.PostAsync($"/api/imports/articles?community={Scenarios.FreshCommunity()}", $"News {Guid.NewGuid()}.", "text/plain"))
            .ExpectRefusal(System.Net.HttpStatusCode.Forbidden, "not-allowed");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    Task<Outcome> ImportAsync(params string[] args) => ForumProgram.RunAsync(
        data: null, app.ConnectionString, ["import", "--community", "shelf", .. args]);

    string Page(string text)
    {
        var file = Path.Combine(folder, $"{Guid.NewGuid():N}.txt");
        File.WriteAllText(file, text.Length > 0 ? $"{Guid.NewGuid():N} {text}" : "");
        return file;
    }

    static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
