using System.Globalization;
using System.Text.Json;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Api.Http.Limits;

/// <summary>
/// Counts every request in its caller's <see cref="Budget"/>, and tells on every answer how much of that is left, so that a client can pace
/// itself. Each program counts for itself: several on one database allow as many times as much, which still ends what a limit is there to end,
/// and no request has to wait for a count that all of them share.
/// </summary>
public sealed class RequestLimits(RateLimits limits) : IDisposable
{
    public const string Left = "RateLimit", Policy = "RateLimit-Policy";

    public PartitionedRateLimiter<HttpContext> Limiter { get; } = PartitionedRateLimiter.Create<HttpContext, (Budget, string)>(context =>
        BudgetOf(context) is { } budget && limits.IsEnabled
            ? RateLimitPartition.GetTokenBucketLimiter((budget, CallerOf(context, budget)), _ => limits[budget].Bucket)
            : RateLimitPartition.GetNoLimiter((default(Budget), "")));

    /// <summary>Null for what is not counted, such as asking whether the server is well.</summary>
    public static Budget? BudgetOf(HttpContext context)
    {
        var metadata = context.GetEndpoint()?.Metadata;
        if (metadata?.GetMetadata<DisableRateLimitingAttribute>() is not null) return null;
        if (metadata?.GetMetadata<CountsAsAttribute>() is { } counts) return counts.Budget;
        var method = context.Request.Method;
        return HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) ? Budget.Reads : Budget.Writes;
    }

    /// <summary>Has the answer say what is left, as the IETF's draft on RateLimit header fields writes it.</summary>
    public void Tell(HttpContext context)
    {
        if (!limits.IsEnabled || BudgetOf(context) is not { } budget) return;
        context.Response.OnStarting(() =>
        {
            var (allowance, left) = (limits[budget], Limiter.GetStatistics(context)?.CurrentAvailablePermits ?? 0);
            var name = JsonNamingPolicy.KebabCaseLower.ConvertName(budget.ToString());
            var headers = context.Response.Headers;
            headers[Policy] = string.Create(CultureInfo.InvariantCulture, $"\"{name}\";q={allowance.Permits};w={allowance.Seconds}");
            headers[Left] = string.Create(CultureInfo.InvariantCulture, $"\"{name}\";r={left};t={allowance.SecondsToFill(left)}");
            return Task.CompletedTask;
        });
    }

    public void Dispose() => Limiter.Dispose();

    static string CallerOf(HttpContext context, Budget budget) =>
        budget == Budget.SignIns ? Caller.AddressOf(context) : Caller.Of(context);
}
