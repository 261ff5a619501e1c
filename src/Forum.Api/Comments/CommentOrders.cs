using Npgsql;

namespace Forum.Api.Comments;

/// <summary>One numbered order of a thread's comments, which never changes.</summary>
public sealed record CommentOrder(long Generation, DateTimeOffset KeptUntil);

/// <summary>
/// The orders that votes and time change. Somebody who pages through a thread would miss comments that rise and meet those again that sink;
/// so an order is written down once as a numbered generation, which cursors name. It is made when somebody asks and the last one is no
/// longer fresh, by one of those who ask, and is kept for an hour after the last cursor of it was given out. Comments that came later are
/// in the next.
/// </summary>
public sealed class CommentOrders(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>How long a generation is kept after it was last paged through, at least.</summary>
    static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    /// <summary>Longer than it takes to read a page.</summary>
    static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Making an order takes some microseconds a comment. So none takes a thousandth of a core, whatever the size of the thread.
    /// </summary>
    static readonly TimeSpan FreshByComment = TimeSpan.FromMilliseconds(20);
    static readonly TimeSpan LeastFresh = TimeSpan.FromSeconds(2), MostFresh = TimeSpan.FromMinutes(10);

    /// <summary>Old and new are orders that nothing changes.</summary>
    public static bool Keeps(CommentSort sort) => sort is not (CommentSort.Old or CommentSort.New);

    /// <param name="generation">The one to go on in, or null to begin with a fresh one.</param>
    /// <returns>Null where the generation is gone, or there is no such thread.</returns>
    public async Task<CommentOrder?> FindAsync(long thread, CommentSort sort, long? generation, CancellationToken cancellation)
    {
        if (generation is { } given) return await FindAsync(thread, sort, given, cancellation);

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var newest = await NewestAsync(connection, thread, sort, cancellation);
        if (newest is null || newest.IsFresh) return newest?.Order;

        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (!await HoldAsync(connection, newest, sort, cancellation)) return newest.Order; // somebody is making the next
        newest = (await NewestAsync(connection, thread, sort, cancellation))!;
        var order = newest.IsFresh ? newest.Order : await MakeAsync(connection, newest, sort, cancellation);
        await transaction.CommitAsync(cancellation);
        return order;
    }

    /// <summary>Says that a cursor of an order was given out.</summary>
    public async Task KeepAsync(CommentOrder order, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (order.KeptUntil > now + Kept + Margin) return;
        await using var command = database.CreateCommand(
            "update forum.comment_order set kept_until = $2 where generation = $1 and kept_until < $2");
        command.Parameters.Add(new() { Value = order.Generation });
        command.Parameters.Add(new() { Value = now + (2 * Kept) });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Forgets the orders that nobody has paged through for long.</summary>
    public async Task PurgeAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            with gone as (delete from forum.comment_order where kept_until < $1 returning generation)
            delete from forum.comment_rank where generation in (select generation from gone)
            """);
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    async Task<CommentOrder?> FindAsync(long thread, CommentSort sort, long generation, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            select made.kept_until from forum.comment_order made join views.thread thread on thread.id = made.thread_id
            where made.generation = $3 and thread.number = $1 and made.sort = $2 and made.kept_until > $4
            """);
        command.Parameters.Add(new() { Value = thread });
        command.Parameters.Add(new() { Value = sort.ToString() });
        command.Parameters.Add(new() { Value = generation });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() + Margin });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? new CommentOrder(generation, row.GetFieldValue<DateTimeOffset>(0)) : null;
    }

    async Task<State?> NewestAsync(NpgsqlConnection connection, long thread, CommentSort sort, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(CommentOrderSql.Newest, connection);
        command.Parameters.Add(new() { Value = thread });
        command.Parameters.Add(new() { Value = sort.ToString() });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        if (!await row.ReadAsync(cancellation)) return null;

        var fresh = TimeSpan.FromTicks(Math.Clamp(row.GetInt64(1) * FreshByComment.Ticks, LeastFresh.Ticks, MostFresh.Ticks));
        var now = clock.GetUtcNow();
        if (row.IsDBNull(2)) return new State(row.GetGuid(0), fresh, Order: null, IsFresh: false);
        var order = new CommentOrder(row.GetInt64(2), row.GetFieldValue<DateTimeOffset>(4));
        return new State(
            row.GetGuid(0), fresh, order.KeptUntil > now + Margin ? order : null, row.GetFieldValue<DateTimeOffset>(3) + fresh > now);
    }

    /// <summary>One of many makes a generation. The others take the last, or wait where there is none.</summary>
    static async Task<bool> HoldAsync(NpgsqlConnection connection, State newest, CommentSort sort, CancellationToken cancellation)
    {
        await using var hold = new NpgsqlCommand(newest.Order is null ? CommentOrderSql.Wait : CommentOrderSql.Try, connection);
        hold.Parameters.Add(new() { Value = newest.Thread });
        hold.Parameters.Add(new() { Value = sort.ToString() });
        return (bool)(await hold.ExecuteScalarAsync(cancellation))!;
    }

    async Task<CommentOrder> MakeAsync(NpgsqlConnection connection, State state, CommentSort sort, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var keptUntil = now + state.Fresh + (2 * Margin);
        await using var command = new NpgsqlCommand(CommentOrderSql.Make(sort), connection);
        command.Parameters.Add(new() { Value = state.Thread });
        command.Parameters.Add(new() { Value = sort.ToString() });
        command.Parameters.Add(new() { Value = now });
        command.Parameters.Add(new() { Value = keptUntil });
        return new CommentOrder((long)(await command.ExecuteScalarAsync(cancellation))!, keptUntil);
    }

    /// <param name="Fresh">How long an order of the thread is fresh.</param>
    sealed record State(Guid Thread, TimeSpan Fresh, CommentOrder? Order, bool IsFresh);
}
