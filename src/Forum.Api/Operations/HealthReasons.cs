using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Forum.Api.Operations;

/// <summary>Answers to probes: the state in the first line, and below it what is not as it should be.</summary>
public static class HealthReasons
{
    /// <summary>Checks whose trouble is no reason to send nobody here, and is one to wake somebody: a probe of its own fails.</summary>
    public static HealthCheckOptions OfWhatMustNotStop(Func<HealthCheckRegistration, bool> which) => new()
    {
        Predicate = which,
        ResponseWriter = WriteAsync,
        ResultStatusCodes = { [HealthStatus.Degraded] = StatusCodes.Status503ServiceUnavailable },
    };

    public static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        var reasons = report.Entries.Values.Select(entry => entry.Description).OfType<string>();
        return context.Response.WriteAsync(string.Join('\n', [$"{report.Status}", .. reasons]), context.RequestAborted);
    }
}
