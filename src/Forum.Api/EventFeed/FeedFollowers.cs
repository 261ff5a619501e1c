using Forum.Api.Http;
using Forum.Api.Live;
using Npgsql;

namespace Forum.Api.EventFeed;

/// <summary>
/// Those who follow the log. They are woken by the same look at the database as all who follow a thread, sit on the same seats, and are asked anew
/// whether they may before each reading. None holds a connection while it waits or writes.
/// </summary>
public sealed class FeedFollowers(FeedQuery feed, LiveStreams live, LiveSeats seats, IHostApplicationLifetime lifetime)
{
    static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    /// <summary>One page, which may be waited for.</summary>
    public async Task AnswerAsync(HttpContext http, FeedRequest asked)
    {
        if (asked.Wait > TimeSpan.Zero)
        {
            await SeatedAsync(http, (bench, end) => WaitAsync(http, asked, bench, end));
            return;
        }

        var page = await feed.ReadAsync(asked, FeedReaders.Of(http.User.Viewer()), http.RequestAborted);
        await TypedResults.Ok(page).ExecuteAsync(http);
    }

    /// <summary>All pages, one after the other.</summary>
    public Task StreamAsync(HttpContext http, FeedRequest asked) => SeatedAsync(http, async (bench, end) =>
    {
        var writer = new LiveWriter(http.Response, end);
        await writer.BeginAsync();
        var (going, lastWrite) = (asked, live.Clock.GetTimestamp());
        while (true)
        {
            var next = bench.Next;
            if (await FindReasonAsync(http) is { } reason)
            {
                await writer.WriteAsync(LiveTold.Of([new LiveEvent(going.After, "end", new LiveEnd(reason))], going.After, live.Json).Bytes);
                return;
            }

            var page = await ReadAsync(going, http, end);
            var isBeat = live.Clock.GetElapsedTime(lastWrite) >= Beat;
            if (page.Events.Count > 0) await writer.WriteAsync(LiveTold.Of(page.Events.Select(Tell), page.Next, live.Json).Bytes);
            else if (isBeat) await writer.BeatAsync(page.Next);
            if (page.Events.Count > 0 || isBeat) lastWrite = live.Clock.GetTimestamp();

            going = going with { After = page.Next };
            if (page.Next >= page.Through) await next.WaitAsync(end);
        }
    });

    static LiveEvent Tell(ToldEvent told) => new(told.Position, told.Type, told);

    async Task WaitAsync(HttpContext http, FeedRequest asked, LiveBench bench, CancellationToken end)
    {
        var (going, begun) = (asked, live.Clock.GetTimestamp());
        while (true)
        {
            var next = bench.Next;
            if (await FindReasonAsync(http) is not null)
            {
                await Requests.SessionEnded.ToProblem().ExecuteAsync(http);
                return;
            }

            // A server that stops still answers whoever waits.
            var page = await ReadAsync(going, http, http.RequestAborted);
            var left = asked.Wait - live.Clock.GetElapsedTime(begun);
            if (page.Events.Count > 0 || left <= TimeSpan.Zero || end.IsCancellationRequested)
            {
                await TypedResults.Ok(page).ExecuteAsync(http);
                return;
            }

            going = going with { After = page.Next };
            if (page.Next < page.Through) continue;
            using var pause = CancellationTokenSource.CreateLinkedTokenSource(end);
            await Task.WhenAny(next, Task.Delay(left, live.Clock, pause.Token));
            await pause.CancelAsync();
        }
    }

    Task<EventPage> ReadAsync(FeedRequest going, HttpContext http, CancellationToken end) =>
        live.Reading.InTurnAsync(() => feed.ReadAsync(going, FeedReaders.Of(http.User.Viewer()), end), end);

    /// <returns>Why somebody may not listen any longer, or null.</returns>
    async Task<string?> FindReasonAsync(HttpContext http)
    {
        if (await live.Access.ViewerAsync(http) is not { } now) return "signed-out";
        return LiveAccess.IsSame(http.User.Viewer(), now) ? null : "rights-changed";
    }

    async Task SeatedAsync(HttpContext http, Func<LiveBench, CancellationToken, Task> listen)
    {
        var (who, most) = seats.Of(http);
        if (seats.Take(who, most) is { } refused)
        {
            await LiveStreams.RefuseAsync(http, refused);
            return;
        }

        var topic = live.Tide.Follow(LiveTide.WholeLog);
        var bench = topic.Sit();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await listen(bench, end.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException || (e is NpgsqlException && http.Response.HasStarted))
        {
            // They left, the server stops, or the database does not answer: the client comes back to where it was.
        }
        finally
        {
            topic.Leave(bench);
            live.Tide.Leave(LiveTide.WholeLog);
            seats.Leave(who);
        }
    }
}
