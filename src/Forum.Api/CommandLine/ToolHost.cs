using Forum.Api.Storage;
using Wolverine;

namespace Forum.Api.CommandLine;

/// <summary>The forum without HTTP and projections, for one command, beside a running server or alone.</summary>
public sealed class ToolHost : IAsyncDisposable
{
    readonly ForumDatabase database;
    readonly IHost host;

    ToolHost(ForumDatabase database, IHost host) => (this.database, this.host) = (database, host);

    public IServiceProvider Services => host.Services;

    public static async Task<ToolHost> StartAsync(CancellationToken cancellation)
    {
        var database = await ForumDatabase.OpenAsync(cancellation);
        try
        {
            var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
            builder.AddForum(database.ConnectionString, ForumRole.Tool);
            builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
            var host = builder.Build();
            await host.StartAsync(cancellation);
            return new ToolHost(database, host);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    public async Task<T> InvokeAsync<T>(object command, TimeSpan timeout, CancellationToken cancellation)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync<T>(command, cancellation, timeout);
    }

    public async ValueTask DisposeAsync()
    {
        await using (database)
        {
            await host.StopAsync();
            await ((IAsyncDisposable)host).DisposeAsync();
        }
    }
}
