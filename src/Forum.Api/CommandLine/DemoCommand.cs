using System.CommandLine;
using Forum.Api.Comments;
using Forum.Api.Demo;
using Forum.Api.Http;
using Forum.Api.Imports;
using Forum.Api.Operations;
using Forum.Api.Storage;
using Forum.Api.Threads;
using Forum.Api.WebConsole;
using Npgsql;
using Wolverine;

namespace Forum.Api.CommandLine;

/// <summary><c>demo</c>: a forum with something in it, from nothing.</summary>
public static class DemoCommand
{
    /// <summary>Free for as long as this program runs: a demonstration that only prints must not trouble one that serves.</summary>
    const string AnyAddress = "http://127.0.0.1:0";

    static readonly string[] Quiet = ["--Logging:LogLevel:Default=Warning", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Warning"];

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    static readonly Option<bool> Once = new("--once") { Description = "Print and end, instead of serving until stopped." };
    static readonly Option<string> Urls = new("--urls")
    {
        Description = "Where to serve.",
        DefaultValueFactory = _ => ForumServer.DefaultAddress,
    };

    public static Command Create()
    {
        var command = new Command(
            "demo", "Import the sample pages, print one as a thread, and serve until stopped.\n\nExample: Forum.Api demo --once")
        {
            Once, Urls,
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(Once), parsed.GetValue(Once) ? AnyAddress : parsed.GetRequiredValue(Urls),
            parsed.InvocationConfiguration.Output, cancellation));
        return command;
    }

    static async Task<int> RunAsync(bool once, string address, TextWriter output, CancellationToken cancellation)
    {
        await using var database = await ForumDatabase.OpenAsync(cancellation);
        await using var app = ForumServer.Build(["--urls", address, .. Quiet], database.ConnectionString);
        await app.StartAsync(cancellation);

        var thread = await ImportAsync(app.Services, cancellation);
        var story = await TellAsync(app.Services, cancellation);
        await ViewsCaughtUp.WaitAsync(app.Services.GetRequiredService<NpgsqlDataSource>(), Patience, cancellation);
        var threads = app.Services.GetRequiredService<ThreadPageQuery>();
        var paging = new Paging<CommentSort>(CommentSort.Old, Requests.MaxLimit, After: null);
        var shown = await threads.FindAsync(thread, new ThreadPart(paging), Viewer.Nobody, cancellation);
        ThreadTree.Print(shown!, DateTimeOffset.UtcNow, output);

        if (!once)
        {
            await Console.Error.WriteLineAsync(
                $"Serving at {address} until stopped with Ctrl-C. The thread is {address}/api/threads/{thread}.");
            if (story is not null) await Console.Error.WriteLineAsync($"To replay: {address}{ConsolePage.Address}/threads/{story}/replay");
            await app.WaitForShutdownAsync(cancellation);
        }

        await app.StopAsync(CancellationToken.None);
        return ExitCode.Done;
    }

    /// <returns>The number of a thread to replay, if there is one.</returns>
    static async Task<long?> TellAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        return await ActivatorUtilities.CreateInstance<DemoStory>(scope.ServiceProvider).TellAsync(cancellation);
    }

    /// <returns>The number of the last page's thread.</returns>
    static async Task<long> ImportAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageBus>();
        var last = 0L;
        foreach (var page in DemoPages.Imports())
        {
            var outcome = await bus.InvokeAsync<ImportOutcome>(page, cancellation, ImportArticleEndpoint.Timeout);
            last = ((ImportOutcome.Imported)outcome).Thread;
        }

        return last;
    }
}
