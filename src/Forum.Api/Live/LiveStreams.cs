using System.Text.Json;
using Forum.Api.Http;
using Forum.Domain;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Forum.Api.Live;

public static class LiveUpdates
{
    public static void AddLiveUpdates(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(LiveRoom.Read(builder.Configuration));
        builder.Services.AddSingleton<LiveAccess>();
        builder.Services.AddSingleton<LiveEvents>();
        builder.Services.AddSingleton<LiveReading>();
        builder.Services.AddSingleton<LiveSeats>();
        builder.Services.AddSingleton<LiveStreams>();
        builder.Services.AddSingleton<LiveTide>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<LiveTide>());
    }
}

/// <summary>Everything that a stream needs, and what all of them share.</summary>
public sealed class LiveStreams(
    LiveTide tide, LiveSeats seats, LiveAccess access, LiveEvents events, LiveReading reading, IHostApplicationLifetime lifetime,
    IOptions<JsonOptions> json, TimeProvider clock)
{
    public LiveTide Tide => tide;

    public LiveAccess Access => access;

    public LiveEvents Events => events;

    public LiveReading Reading => reading;

    public JsonSerializerOptions Json => json.Value.SerializerOptions;

    public TimeProvider Clock => clock;

    public Task RunAsync(HttpContext http, LivePlace place, long? after)
    {
        var (who, most) = seats.Of(http);
        return seats.Take(who, most) is { } refused ? RefuseAsync(http, refused) : RunAsync(http, place, after, who);
    }

    public static Task RefuseAsync(HttpContext http, Refused refused)
    {
        http.Response.Headers.RetryAfter = $"{LiveSeats.Patience}";
        return refused.ToProblem().ExecuteAsync(http);
    }

    async Task RunAsync(HttpContext http, LivePlace place, long? after, string who)
    {
        var topic = tide.Follow(place.Id);
        var bench = topic.Sit();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await new LiveSession(this, http, place, topic, bench, end.Token).RunAsync(after);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException || (e is NpgsqlException && http.Response.HasStarted))
        {
            // They left, the server stops, or the database does not answer: the client comes back to where it was.
        }
        finally
        {
            topic.Leave(bench);
            tide.Leave(place.Id);
            seats.Leave(who);
        }
    }
}
