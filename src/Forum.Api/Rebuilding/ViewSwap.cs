using System.Diagnostics;
using Forum.Api.Storage;
using Npgsql;

namespace Forum.Api.Rebuilding;

/// <summary>
/// Lets the new tables take the place of those that stand, in one short transaction. First it stops at their first step all who would write, and
/// lets go on those who have begun; then it writes what came last, and only then keeps readers out, for as long as it takes to give tables other
/// names. Whoever waits finds the new ones. It waits for a lock no longer than others can bear to wait behind it, and rather tries again. That is
/// also less than it takes the database to look for a deadlock, so of a request and this it is never the request that is ended.
/// </summary>
sealed class ViewSwap(NextTables tables, ViewFollower follower, NextSql sql)
{
    /// <summary>In milliseconds. The cleaning of a table gives way to whoever has waited for a second, and nobody has to wait behind that.</summary>
    const int Wait = 100, WaitForCleaning = 1_500;

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Views that somebody made of these tables: they hold on to a table and not to its name.</summary>
    const string Dependents =
        $"""
        select distinct format('create or replace view %s %s as %s', view.oid::regclass,
            case when view.reloptions is null then '' else format('with (%s)', array_to_string(view.reloptions, ', ')) end, pg_get_viewdef(view.oid))
        from pg_depend on_it join pg_rewrite rule on rule.oid = on_it.objid join pg_class view on view.oid = rule.ev_class and view.relkind = 'v'
        join pg_class its on its.oid = on_it.refobjid
        where on_it.classid = 'pg_rewrite'::regclass and on_it.refclassid = 'pg_class'::regclass
            and its.relnamespace = '{ViewTable.Schema}'::regnamespace and its.relname = any($1)
        """;

    /// <returns>For how long writers were stopped.</returns>
    public async Task<TimeSpan> RunAsync(NpgsqlConnection reading, NpgsqlConnection writing, CancellationToken cancellation)
    {
        var since = Stopwatch.StartNew();
        for (var tries = 0; ; tries++)
        {
            var mark = follower.Mark();
            try
            {
                return await TryAsync(reading, writing, cancellation);
            }
            catch (PostgresException e) when (
                since.Elapsed < Patience && e.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected)
            {
                follower.Return(mark);
                await Task.Delay(PauseAfter(tries), cancellation);
                // So that little is left to do while others wait.
                await follower.FollowAsync(reading, new RowsInOrder(writing, sql), await follower.CountedAsync(writing, cancellation), cancellation);
            }
        }
    }

    /// <summary>Whoever reads for long, as a backup does, should not have everybody else wait time and again.</summary>
    static TimeSpan PauseAfter(int tries) => TimeSpan.FromMilliseconds(100 * Math.Min(tries + 1, 50));

    async Task<TimeSpan> TryAsync(NpgsqlConnection reading, NpgsqlConnection writing, CancellationToken cancellation)
    {
        await using var transaction = await writing.BeginTransactionAsync(cancellation);
        var standing = string.Join(", ", tables.Names.Select(table => $"{ViewTable.Schema}.{table}"));
        await writing.RunAsync(
            [
                $"set local lock_timeout = {WaitForCleaning}",
                $"lock table forum.mt_streams, forum.mt_events, {standing} in share update exclusive mode",
                // Every writer looks for a stream before anything else that they hold on to.
                $"set local lock_timeout = {Wait}", "lock table forum.mt_streams in access exclusive mode",
            ],
            cancellation);
        var since = Stopwatch.StartNew();
        await writing.RunAsync(["lock table forum.mt_events in share row exclusive mode"], cancellation);
        // The daemon says how far it counts before it writes.
        var counts = await follower.CountedAsync(writing, cancellation, " for update");
        await follower.FollowAsync(reading, new RowsInOrder(writing, sql), counts, cancellation);

        await writing.RunAsync([$"lock table {standing} in access exclusive mode"], cancellation);
        if (!(await follower.CountedAsync(writing, cancellation)).SequenceEqual(counts))
        {
            throw new PostgresException("The daemon has counted on.", "ERROR", "ERROR", PostgresErrorCodes.LockNotAvailable);
        }

        var dependents = await writing.TextsAsync(Dependents, cancellation, [tables.Names.ToArray()]);
        await writing.RunAsync(
            [
                $"create schema {NextTables.Gone}",
                .. tables.Names.Select(table => $"alter table {ViewTable.Schema}.{table} set schema {NextTables.Gone}"),
                .. tables.Names.Select(table => $"alter table {NextSql.Schema}.{table} set schema {ViewTable.Schema}"),
                .. dependents,
                $"drop schema {NextSql.Schema}",
                CompleteViews.Mark(tables.Names),
            ],
            cancellation);
        await transaction.CommitAsync(cancellation);
        return since.Elapsed;
    }
}
