using Wolverine;

namespace Forum.Api.Moderation;

/// <summary>At its start a server takes up every case that is not finished, whatever became of the message that carried it on.</summary>
public sealed class UnfinishedCases(IServiceScopeFactory scopes) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageBus>();
        var cases = scope.ServiceProvider.GetRequiredService<CaseQueries>();
        foreach (var unfinished in await cases.UnfinishedAsync(stoppingToken)) await bus.PublishAsync(new AdvanceCase(unfinished));
    }
}
