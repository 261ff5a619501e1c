namespace Forum.Api.Rebuilding;

/// <param name="Through">The last event that is in the new rows.</param>
/// <param name="Stopped">For how long writers had to wait at the end.</param>
public sealed record RebuildReport(IReadOnlyList<string> Tables, long Events, long Through, TimeSpan Took, TimeSpan Stopped);

/// <summary>Makes views again and lets them take the place of those that stand. Whatever ends it in the middle, those are as they were.</summary>
public sealed class ViewRebuild(ViewMaking making)
{
    /// <exception cref="RebuildUnderWayException">Another one is at work.</exception>
    public Task<RebuildReport> RunAsync(RebuiltViews views, IProgress<RebuildProgress> progress, CancellationToken cancellation) => making.RunAsync(
        views,
        isToServe: true,
        async made =>
        {
            made.Tell("changing places");
            await made.Writing.RunAsync(["set synchronous_commit = on"], cancellation);
            var swap = new ViewSwap(made.Tables, made.Follower, made.Sql);
            var stopped = await swap.RunAsync(made.Reading, made.Writing, cancellation);
            return new RebuildReport(made.Tables.Names, made.Follower.Events, made.Follower.Last, made.Clock.Elapsed, stopped);
        },
        progress,
        cancellation);
}
