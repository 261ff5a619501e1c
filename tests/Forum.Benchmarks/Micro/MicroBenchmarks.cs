using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Forum.Benchmarks.Micro;

/// <summary>Code that is pure and often run, each piece by itself: <c>micro</c>.</summary>
static class MicroBenchmarks
{
    public const string Command = "micro";

    static readonly Type[] All = [typeof(ReadingAPage), typeof(Rendering), typeof(Folding), typeof(Pronouncing), typeof(Turning), typeof(Mentioning)];

    public static int Run(bool isQuick)
    {
        var artifacts = Path.Combine(Path.GetTempPath(), $"forum-bench-{Guid.NewGuid():N}");
        // In this process: a project written for each benchmark would lie in the checkout and obey its build.
        var config = ManualConfig.CreateEmpty()
            .AddJob((isQuick ? Job.ShortRun : Job.MediumRun.WithLaunchCount(1)).WithToolchain(InProcessEmitToolchain.DontLogOutput))
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddLogger(NullLogger.Instance)
            .WithOptions(ConfigOptions.JoinSummary)
            .WithArtifactsPath(artifacts);
        try
        {
            var summary = BenchmarkRunner.Run(All, config)[0];
            MarkdownExporter.Console.ExportToLog(summary, ConsoleLogger.Default);
            foreach (var error in summary.ValidationErrors.Where(error => error.IsCritical)) Console.Error.WriteLine(error.Message);
            return summary.Reports.Length > 0 && summary.Reports.All(report => report.Success) ? 0 : 1;
        }
        finally
        {
            if (Directory.Exists(artifacts)) Directory.Delete(artifacts, recursive: true);
        }
    }
}
