using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Instrumentation.AspNetCore;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Forum.Api.Operations;

public static class Telemetry
{
    public const string ServiceName = "Forum";

    /// <summary>
    /// Wolverine logs under the names of messages and requests: commands that run again after a conflict, and JSON that is none, which it quotes.
    /// After every retry either is an answer to the client, or an unhandled exception that is logged as such.
    /// </summary>
    static IEnumerable<string> Commands => typeof(Telemetry).Assembly.GetTypes()
        .Where(type => type.Name.EndsWith("Endpoint", StringComparison.Ordinal) || type.Name.EndsWith("Handler", StringComparison.Ordinal))
        .SelectMany(type => type.GetMethods().SelectMany(method => method.GetParameters()))
        .Select(parameter => parameter.ParameterType)
        .Where(type => !HasLog(type))
        .Select(type => type.FullName)
        .OfType<string>()
        .Where(name => name.StartsWith("Forum.", StringComparison.Ordinal))
        .Distinct();

    /// <summary>Whether it is one of our own that logs under its own name, and not a message.</summary>
    static bool HasLog(Type type) => type.GetConstructors()
        .SelectMany(constructor => constructor.GetParameters()).Any(parameter => typeof(ILogger).IsAssignableFrom(parameter.ParameterType));

    /// <summary>Traces and metrics of the whole path, sent by OTLP where the standard <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says to.</summary>
    public static void AddForumTelemetry(this IHostApplicationBuilder builder)
    {
        // What nobody collects is not made: it would be a seventh of what a request costs.
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"])) return;
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(ServiceName))
            .WithTracing(traces => traces.AddSource("Marten", "Wolverine").AddAspNetCoreInstrumentation(TellRoutes).AddNpgsql())
            .WithMetrics(metrics => metrics
                .AddMeter(ServiceName, "Marten", $"Wolverine:{ServiceName}", "Npgsql")
                .AddAspNetCoreInstrumentation().AddRuntimeInstrumentation())
            .UseOtlpExporter();
    }

    // An address may hold a handle, so traces tell the route instead; and scopes, which hold the address, stay out of exported logs.
    static void TellRoutes(AspNetCoreTraceInstrumentationOptions options) => options.EnrichWithHttpResponse = (activity, response) =>
        activity.SetTag("url.path", (response.HttpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);

    /// <summary>Logs go to standard error, as a JSON object a line unless a person is watching; standard output is for answers.</summary>
    public static void UseForumLogging(this IHostApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        if (Console.IsErrorRedirected) builder.Logging.AddJsonConsole();
        QuietEdges.Watch(builder);
        foreach (var category in Commands) builder.Logging.AddFilter(category, LogLevel.None);
        builder.Logging.AddOpenTelemetry(logs => logs.IncludeScopes = false);
    }
}
