using System.Collections.Concurrent;
using Npgsql;
using Weasel.Postgresql;

namespace Forum.Api.Storage;

public enum Numbered
{
    Community,
    Member,
    Thread,
    Comment,
    Case,
    Report,
    Claim,
}

/// <summary>
/// Hands out the numbers that threads, comments, members and communities are known by in addresses. They come from database sequences,
/// so no two programs hand out one twice; numbers that a program took and did not use are never used.
/// </summary>
public sealed class NumberSequences(NpgsqlDataSource database)
{
    /// <summary>Under load one round trip brings this many; a forum with little to do leaves no gaps.</summary>
    const int LargestBlock = 64;

    readonly ConcurrentDictionary<Numbered, Block> blocks = new();

    public static IEnumerable<Sequence> Schema => Enum.GetValues<Numbered>().Select(what => new Sequence(Name(what)));

    public Task<long> NextAsync(Numbered what, CancellationToken cancellation) =>
        blocks.GetOrAdd(what, _ => new Block()).NextAsync(size => TakeAsync(what, size, cancellation), cancellation);

    /// <summary>Exactly <paramref name="count"/> numbers, ascending.</summary>
    public async Task<long[]> TakeAsync(Numbered what, int count, CancellationToken cancellation)
    {
        if (count == 0) return [];
        await using var command = database.CreateCommand(
            "select array_agg(number order by number) from (select nextval($1::regclass) as number from generate_series(1, $2)) taken");
        command.Parameters.AddWithValue(Name(what).QualifiedName);
        command.Parameters.AddWithValue(count);
        return (long[])(await command.ExecuteScalarAsync(cancellation))!;
    }

    static PostgresqlObjectName Name(Numbered what) =>
        new(ForumStore.EventSchema, $"{what.ToString().ToLowerInvariant()}_number", SchemaUtils.IdentifierUsage.General);

    /// <summary>Doubles what it takes while numbers run out within a second of each other, and starts small again after a pause.</summary>
    sealed class Block
    {
        static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

        readonly SemaphoreSlim turn = new(1);
        readonly Queue<long> left = new();
        int size = 1;
        long takenAt;

        public async Task<long> NextAsync(Func<int, Task<long[]>> take, CancellationToken cancellation)
        {
            await turn.WaitAsync(cancellation);
            try
            {
                if (left.Count == 0)
                {
                    size = Environment.TickCount64 - takenAt < Pause.TotalMilliseconds ? Math.Min(size * 2, LargestBlock) : 1;
                    takenAt = Environment.TickCount64;
                    foreach (var number in await take(size)) left.Enqueue(number);
                }

                return left.Dequeue();
            }
            finally
            {
                turn.Release();
            }
        }
    }
}
