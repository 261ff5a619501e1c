using System.Globalization;
using System.Threading.RateLimiting;
using Forum.Domain;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Api.Http.Limits;

public static class RateLimiting
{
    /// <summary>Purses are filled ten times a second, and on a busy machine a little later; whoever waits as long as we say has to get through.</summary>
    static readonly TimeSpan Late = TimeSpan.FromSeconds(0.5);

    public static void AddRateLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(RateLimits.Read(builder.Configuration));
        builder.Services.AddSingleton<RequestLimits>();
        builder.Services.AddSingleton<PasswordTries>();
        builder.Services.AddRateLimiter(_ => { });
        builder.Services.AddOptions<RateLimiterOptions>().Configure<RequestLimits>((options, limits) =>
        {
            options.GlobalLimiter = limits.Limiter;
            options.OnRejected = async (rejected, _) =>
                await rejected.Lease.Refuse(rejected.HttpContext.Response).ToProblem().ExecuteAsync(rejected.HttpContext);
        });
    }

    /// <summary>To come after it is known who is asking, and before anything is done for them.</summary>
    public static void UseRateLimits(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<RequestLimits>();
        app.Use((context, next) =>
        {
            limits.Tell(context);
            return next(context);
        });
        app.UseRateLimiter();
    }

    internal static Refused Refuse(this RateLimitLease lease, HttpResponse response)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var known) ? known : TimeSpan.FromSeconds(1);
        response.Headers.RetryAfter = Math.Ceiling((wait + Late).TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Edge.RateLimited;
    }
}
