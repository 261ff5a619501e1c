using System.Data;
using Npgsql;

namespace Forum.Api.Rebuilding;

/// <param name="Events">How many were read, each once.</param>
/// <param name="Through">The last event of the moment that was compared.</param>
/// <param name="Counted">As far as all asynchronous views had come at that moment.</param>
/// <param name="Rows">That are what the events say.</param>
/// <param name="Tables">Each in one line. Of the same events they are the same, wherever and whenever they are made.</param>
public sealed record ViewTruth(
    long Events, long Through, long Counted, long Rows, TimeSpan Took, IReadOnlyList<TableSums> Tables, IReadOnlyList<WrongTable> Wrong);

/// <summary>
/// Makes all views from the events beside those that stand, and compares the two, row by row and column by column, as of one moment. Nobody waits
/// for it: the moment is one snapshot of the database. In it inline views hold every event that is there, and asynchronous ones those up to their
/// progress; the rows that were made are brought to just that.
/// </summary>
public sealed class ViewVerification(ViewMaking making)
{
    /// <exception cref="RebuildUnderWayException">A rebuild is at work.</exception>
    public Task<ViewTruth> RunAsync(IProgress<RebuildProgress> progress, CancellationToken cancellation)
    {
        var views = RebuiltViews.All;
        return making.RunAsync(
            views,
            isToServe: false,
            async made =>
            {
                await using var transaction = await made.Writing.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
                var counted = await made.Follower.CountedAsync(made.Writing, cancellation);
                await using (var same = await SameMomentAsync(made.Writing, made.Reading, cancellation))
                {
                    await made.Follower.FollowAsync(made.Reading, new RowsInOrder(made.Writing, made.Sql), counted, cancellation);
                }

                await made.Writing.RunAsync(TableComparison.Alike, cancellation);
                var (rows, sums, wrong) = (0L, new List<TableSums>(), new List<WrongTable>());
                foreach (var (projection, table) in views.ByProjection)
                {
                    made.Tell("comparing rows");
                    var comparison = await new TableComparison(table).RunAsync(projection, made.Writing, cancellation);
                    rows += comparison.Same;
                    sums.Add(comparison.Sums);
                    if (comparison.Wrong is { } found) wrong.Add(found);
                }

                await transaction.RollbackAsync(cancellation);
                return new ViewTruth(made.Follower.Events, made.Follower.Last, counted.Min(), rows, made.Clock.Elapsed, sums, wrong);
            },
            progress,
            cancellation);
    }

    /// <summary>Lets another connection see what one sees.</summary>
    static async Task<NpgsqlTransaction> SameMomentAsync(NpgsqlConnection one, NpgsqlConnection other, CancellationToken cancellation)
    {
        var moment = (await one.TextsAsync("select pg_export_snapshot()", cancellation))[0];
        var transaction = await other.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        await other.RunAsync([$"set transaction snapshot '{moment}'"], cancellation);
        return transaction;
    }
}
