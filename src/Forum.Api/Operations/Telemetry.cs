using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Forum.Api.Operations;

public static class Telemetry
{
    public const string ServiceName = "Forum";

    /// <summary>Traces and metrics of the whole path, sent by OTLP where the standard <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says to.</summary>
    public static void AddForumTelemetry(this IHostApplicationBuilder builder)
    {
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(ServiceName))
            .WithTracing(traces => traces.AddSource("Marten", "Wolverine").AddAspNetCoreInstrumentation().AddNpgsql())
            .WithMetrics(metrics => metrics
                .AddMeter("Marten", $"Wolverine:{ServiceName}", "Npgsql")
                .AddAspNetCoreInstrumentation().AddRuntimeInstrumentation());

        if (!string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"])) telemetry.UseOtlpExporter();
    }

    /// <summary>Logs go to standard error, as a JSON object a line unless a person is watching; standard output is for answers.</summary>
    public static void UseForumLogging(this IHostApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        if (Console.IsErrorRedirected) builder.Logging.AddJsonConsole();
        QuietEdges.Watch(builder);
        builder.Logging.AddOpenTelemetry(logs => logs.IncludeScopes = true);
    }
}
