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
            await LetGoAsync();
            throw;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>With the session all its locks go; whoever asks next starts another.</summary>
    async Task LetGoAsync()
    {
        if (session is null) return;
        await using var left = session;
        session = null;
        try
        {
            // It may live on, in the pool.
            await using var command = new NpgsqlCommand("select pg_advisory_unlock_all()", left);
            await command.ExecuteNonQueryAsync();
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
        {
            // It does not.
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
