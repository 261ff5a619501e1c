using JasperFx.Events;
using Marten;
using Marten.Services;
using Npgsql;

namespace Forum.Api.Storage;

/// <summary>
/// Wakes whoever keeps the asynchronous views after something was stored. Not in the transaction that stores it, as Marten would: PostgreSQL
/// commits transactions that notify one after the other, and each of them waits for the disk alone. Many commits are one signal. One that is
/// lost costs a moment, for the log is looked at from time to time, too.
/// </summary>
public sealed class AppendSignal(NpgsqlDataSource database, ILogger<AppendSignal> log) : DocumentSessionListenerBase, IToldOfEvents
{
    /// <summary>Where Marten's own way to wait for signals listens.</summary>
    public const string Channel = "mt_events_appended";

    const int Idle = 0, Sending = 1, SendingAgain = 2;

    /// <summary>A batch of the views costs as much as a write or two, however few events are in it. So long nobody minds waiting for a count.</summary>
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    int state;

    public override Task AfterCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token)
    {
        if (commit.GetStreams().Any()) Signal();
        return Task.CompletedTask;
    }

    public void Tell(IReadOnlyCollection<IEvent> events) => Signal();

    void Signal()
    {
        if (Interlocked.CompareExchange(ref state, SendingAgain, Sending) == Idle
            && Interlocked.CompareExchange(ref state, Sending, Idle) == Idle)
        {
            _ = SendAsync();
        }
    }

    async Task SendAsync()
    {
        do
        {
            Interlocked.Exchange(ref state, Sending);
            await NotifyAsync();
            await Task.Delay(Pause);
        }
        while (Interlocked.CompareExchange(ref state, Idle, Sending) != Sending);
    }

    async Task NotifyAsync()
    {
        try
        {
            await using var notify = database.CreateCommand($"select pg_notify('{Channel}', '')");
            await notify.ExecuteNonQueryAsync();
        }
        catch (Exception e) when (e is NpgsqlException or ObjectDisposedException or InvalidOperationException)
        {
            log.LogDebug(e, "The asynchronous views are not woken, and follow a little later");
        }
    }
}
