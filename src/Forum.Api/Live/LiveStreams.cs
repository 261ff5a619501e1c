using Forum.Api.Http;
using Forum.Api.Threads;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Forum.Api.Live;

public static class LiveUpdates
{
    public static void AddLiveUpdates(this IServiceCollection services)
    {
        services.AddSingleton<LiveAccess>();
        services.AddSingleton<LiveEvents>();
        services.AddSingleton<LiveSeats>();
        services.AddSingleton<LiveStreams>();
        services.AddSingleton<LiveTide>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveTide>());
    }
}

/// <summary>Everything that a stream needs, and what all of them share: seats, and turns at the database.</summary>
public sealed class LiveStreams(
    LiveTide tide, LiveSeats seats, LiveAccess access, LiveEvents events, PostQueries posts, IHostApplicationLifetime lifetime,
    IOptions<JsonOptions> json, TimeProvider clock)
{
    /// <summary>However many follow one thread, no more than these read at once, so that connections are left for everybody else.</summary>
    readonly SemaphoreSlim turns = new(8);

    public LiveTide Tide => tide;

    public LiveAccess Access => access;

    public LiveEvents Events => events;

    public PostQueries Posts => posts;

    public TimeProvider Clock => clock;

    public CancellationToken Stopping => lifetime.ApplicationStopping;

    public async Task<T> InTurnAsync<T>(Func<Task<T>> read, CancellationToken cancellation)
    {
        await turns.WaitAsync(cancellation);
        try
        {
            return await read();
        }
        finally
        {
            turns.Release();
        }
    }

    public async Task RunAsync(HttpContext http, LivePlace place, long? after)
    {
        var (who, most) = LiveSeats.Of(http);
        if (seats.Take(who, most) is { } refused)
        {
            http.Response.Headers.RetryAfter = $"{LiveSeats.Patience}";
            await refused.ToProblem().ExecuteAsync(http);
            return;
        }

        var topic = tide.Follow(place.Id);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, Stopping);
        try
        {
            await new LiveSession(this, http, new LiveWriter(http.Response, json.Value.SerializerOptions), place, topic).RunAsync(after, end.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException || (e is NpgsqlException && http.Response.HasStarted))
        {
            // They left, the server stops, or the database does not answer: the client comes back to where it was.
        }
        finally
        {
            tide.Leave(place.Id);
            seats.Leave(who);
        }
    }
}
