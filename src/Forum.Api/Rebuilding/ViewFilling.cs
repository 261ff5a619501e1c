using System.Threading.Channels;
using JasperFx.Events;
using Npgsql;

namespace Forum.Api.Rebuilding;

/// <summary>
/// Fills the new rows from the first event on, in three steps at once: what a batch means for inline views is written while the next is read and the one
/// before is counted. Whichever fails ends the others.
/// </summary>
sealed class ViewFilling(ViewFollower follower, INextRows written, IReadOnlyList<INextRows> counted)
{
    public async Task RunAsync(NpgsqlConnection reading, Action tell, CancellationToken cancellation)
    {
        var counts = await follower.CountedAsync(reading, cancellation);
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var read = Channel.CreateBounded<IReadOnlyList<IEvent>>(2);
        var write = Channel.CreateBounded<IReadOnlyList<IEvent>>(2);
        await Task.WhenAll(
            OrFail(async () =>
            {
                await foreach (var batch in follower.ReadAsync(reading, failed.Token)) await read.Writer.WriteAsync(batch, failed.Token);
                read.Writer.Complete();
            }),
            OrFail(async () =>
            {
                await foreach (var batch in read.Reader.ReadAllAsync(failed.Token))
                {
                    await follower.WriteAsync(batch, written, failed.Token);
                    tell();
                    await write.Writer.WriteAsync(batch, failed.Token);
                }

                write.Writer.Complete();
            }),
            OrFail(async () =>
            {
                await foreach (var batch in write.Reader.ReadAllAsync(failed.Token))
                {
                    await follower.CountAsync(batch, counts, counted, failed.Token);
                }
            }));

        async Task OrFail(Func<Task> work)
        {
            try
            {
                await Task.Run(work, failed.Token);
            }
            catch
            {
                await failed.CancelAsync();
                throw;
            }
        }
    }
}
