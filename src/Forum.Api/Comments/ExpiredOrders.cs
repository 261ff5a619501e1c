using Npgsql;

namespace Forum.Api.Comments;

/// <summary>While a server runs it forgets, now and then, the orders that nobody pages through any more.</summary>
public sealed class ExpiredOrders(CommentOrders orders, TimeProvider clock, ILogger<ExpiredOrders> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await orders.PurgeAsync(stoppingToken);
            }
            catch (NpgsqlException e)
            {
                log.LogWarning(e, "Orders of comments that nobody reads any more are kept for another minute");
            }
        }
    }
}
