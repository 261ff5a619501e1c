using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging;

namespace Forum.Api.Tests.Operations;

/// <summary>Conflicts, refusals and malformed requests are logged, and the log has no name, body or password in it.</summary>
public class keeping_logs_discreet(AppFixture app)
{
    [Fact]
    public async Task of_what_people_wrote_and_who_they_are()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        var log = new RecordingLogger();
        await using var forum = await RunningForum.StartAsync(database.ConnectionString, log, "--Logging:LogLevel:Forum.Api.Storage=Trace");
        var (handle, pageHandle, body, password) = (Scenarios.FreshHandle("secretive"), Scenarios.FreshHandle("quoted"), "What I wrote", Scenarios.Password);

        var registrations = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            forum.Anonymous().PostAsync("/api/members", new { handle, password, pronouns = "hush/hushed" })));
        Assert.Single(registrations, answer => answer.Status == HttpStatusCode.Created);
        var page = $"A page {Guid.NewGuid()}.\n\n• {pageHandle} [hush/hushed]\n  a day ago\n\n  {body}";
        var thread = (await forum.ImportAsync(page)).GetProperty("thread").GetInt64();
        var client = await forum.SignInAsync(handle);
        var form = new { id = Guid.CreateVersion7(), body };
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => client.PostAsync($"/api/threads/{thread}/comments", form)));
        await client.PostAsync($"/api/threads/{thread}/comments", $"{{ \"body\": \"{body}\", \"parent\": \"{handle}\" }}", "application/json");
        await forum.Anonymous().PostAsync("/api/sessions", new { handle, password = password + "!" });
        var garbled = await forum.Anonymous().PostAsync("/api/sessions", $"{{ \"handle\": n{handle} }}", "application/json");
        Assert.DoesNotContain(handle, garbled.Json.ToString(), StringComparison.OrdinalIgnoreCase);
        await forum.Anonymous().GetAsync($"/api/members/{handle}");

        Assert.NotEmpty(log.Lines);
        Assert.All(log.Lines, line => Assert.All(
            [handle, pageHandle, body, password, "hush/hushed", "AQAAAA"],
            secret => Assert.DoesNotContain(secret, line, StringComparison.OrdinalIgnoreCase)));
    }

    sealed class RecordingLogger : ILoggerProvider, ILogger
    {
        public ConcurrentBag<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
