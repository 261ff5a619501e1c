using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Forum.Api.Tests;

/// <summary>A forum of a test's own, on a database of its own and a real socket.</summary>
public sealed class RunningForum(WebApplication app) : IForum, IAsyncDisposable
{
    public IServiceProvider Services => app.Services;

    public static async Task<RunningForum> StartAsync(string connectionString, ILoggerProvider? log = null, params string[] settings)
    {
        var app = ForumServer.Build(["--urls", "http://127.0.0.1:0", .. settings], connectionString);
        if (log is not null) app.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new RunningForum(app);
    }

    public HttpClient NewHttpClient() => new() { BaseAddress = new Uri(app.Urls.First()) };

    public Task StopAsync() => app.StopAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
