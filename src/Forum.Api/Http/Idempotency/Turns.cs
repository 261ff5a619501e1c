using System.Buffers.Binary;
using System.Diagnostics;
using Npgsql;

namespace Forum.Api.Http.Idempotency;

/// <summary>
/// Lets one at a time do what a key names, on all nodes. Turns are locks of one database session that this program keeps: they cost no
/// connection and no transaction each, and end with the program however it ends, so that nothing it leaves behind is in the way of a retry.
/// </summary>
public sealed class Turns(NpgsqlDataSource database) : IAsyncDisposable
{
    static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);

    readonly SemaphoreSlim oneAtATime = new(1);
    NpgsqlConnection? session;

    /// <summary>Null if somebody else has the turn until <paramref name="patience"/> ends. Nobody here asks for one that is taken here.</summary>
    public async Task<IAsyncDisposable?> TakeAsync(byte[] id, TimeSpan patience, CancellationToken cancellation)
    {
        var number = BinaryPrimitives.ReadInt64BigEndian(id);
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(Between, cancellation))
        {
            if (await TryLockAsync(number)) return new Turn(this, number);
            if (waited.Elapsed > patience) return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (session is not null) await session.DisposeAsync();
        oneAtATime.Dispose();
    }

    async Task<bool> AskAsync(string sql, long number)
    {
        await oneAtATime.WaitAsync();
        try
        {
            session ??= await database.OpenConnectionAsync();
            await using var command = new NpgsqlCommand(sql, session) { Parameters = { new() { Value = number } } };
            return (bool)(await command.ExecuteScalarAsync())!;
        }
        catch (NpgsqlException)
        {
            // With the session all its locks are gone; whoever asks next starts another.
            if (session is not null) await session.DisposeAsync();
            session = null;
            throw;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    async Task<bool> TryLockAsync(long number)
    {
        const string sql = "select pg_try_advisory_lock($1)";
        try
        {
            return await AskAsync(sql, number);
        }
        catch (NpgsqlException)
        {
            return await AskAsync(sql, number); // the database was started anew since somebody asked last
        }
    }

    sealed class Turn(Turns turns, long number) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            try
            {
                await turns.AskAsync("select pg_advisory_unlock($1)", number);
            }
            catch (NpgsqlException)
            {
                // The database let go of it before we did.
            }
        }
    }
}
