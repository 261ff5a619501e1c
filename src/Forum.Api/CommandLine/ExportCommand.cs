using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using System.Globalization;
using Forum.Api.Exports;

namespace Forum.Api.CommandLine;

/// <summary><c>export</c>: what analysts read, as files.</summary>
public static class ExportCommand
{
    sealed record Summary(
        string Directory, long Cut, DateTimeOffset? Moment, string Definitions, int Files, long Rows, long Bytes, double Seconds, long PeakMemoryBytes);

    static readonly string[] Formats = [.. Enum.GetNames<ExportFormat>().Select(name => name.ToLowerInvariant())];

    static readonly Option<string?> What = new("--what") { Description = $"One of: {string.Join(", ", ExportSources.All.Select(source => source.Name))}. Not with convokit." };

    static readonly Option<string> Format = new("--format") { Description = $"One of: {string.Join(", ", Formats)}.", DefaultValueFactory = _ => "parquet" };

    static readonly Option<string?> From = new("--from") { Description = "The first day in UTC, such as 2026-01-31." };

    static readonly Option<string?> To = new("--to") { Description = "The last day in UTC." };

    static readonly Option<string> Out = new("--out") { Description = "A folder that is empty, or holds what an earlier start has written.", Required = true };

    static readonly Option<long?> Cut = new("--cut") { Description = "As of a position in the log, not as of now. Makes schema analytics_at_N where it is not there." };

    static readonly Option<bool> WithText = new("--with-text") { Description = "With convokit: what people wrote, too, as everybody may read it today." };

    static readonly Option<int> RowsPerFile = new("--rows-per-file")
    {
        Description = "At how many rows another file begins.",
        DefaultValueFactory = _ => ExportRequest.UsualRowsPerFile,
    };

    static readonly Option<bool> Json = new("--json") { Description = "Answer with one JSON object." };

    public static Command Create()
    {
        var command = new Command(
            "export",
            "Write what analysts read into files, with a manifest. An export that was interrupted goes on when it is started again with the same arguments.\n\n" +
            "Example: Forum.Api export --what comments --format parquet --from 2026-01-01 --to 2026-12-31 --out comments-2026\n" +
            "Example: Forum.Api export --format convokit --out corpus")
        {
            What, Format, From, To, Out, Cut, WithText, RowsPerFile, Json,
        };
        Format.AcceptOnlyFromAmong(Formats);
        foreach (var day in (Option<string?>[])[From, To])
        {
            day.Validators.Add(result =>
            {
                if (Day(result.GetValueOrDefault<string>()) is null) result.AddError($"'{result.GetValueOrDefault<string>()}' is no day, such as 2026-11-28.");
            });
        }

        Cut.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<long?>() < 1) result.AddError("A cut is 1 or more.");
        });
        RowsPerFile.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError("--rows-per-file is 1 or more.");
        });
        command.Validators.Add(Check);
        command.SetAction(RunAsync);
        return command;
    }

    static void Check(CommandResult result)
    {
        var isCorpus = result.GetValue(Format) == "convokit";
        if (isCorpus && result.GetValue(What) is not null) result.AddError("--format convokit is of threads and comments together: it takes no --what.");
        if (!isCorpus && ExportSources.Find(result.GetValue(What) ?? "") is null) result.AddError(Exporting.NoSuchSource.Reason);
        if (!isCorpus && result.GetValue(WithText)) result.AddError("--with-text goes with --format convokit.");
        if (Day(result.GetValue(From)) > Day(result.GetValue(To))) result.AddError(Exporting.Backwards.Reason);
    }

    static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var request = new ExportRequest(
            parsed.GetValue(What) ?? ExportRequest.Corpus, Enum.Parse<ExportFormat>(parsed.GetRequiredValue(Format), ignoreCase: true), Day(parsed.GetValue(From)),
            Day(parsed.GetValue(To)), parsed.GetValue(Cut), parsed.GetValue(WithText), parsed.GetValue(RowsPerFile));
        try
        {
            await using var host = await ToolHost.StartAsync(cancellation);
            var clock = Stopwatch.StartNew();
            using var making = RebuildLine.OnTerminal(isPlain: true);
            var (manifest, no) = (default(ExportManifest), default(ExportRefusal));
            await Progress.OverAsync([request.What], async (_, show) => (manifest, no) = await host.Services.GetRequiredService<Exporting>().RunAsync(
                request, parsed.GetRequiredValue(Out), new Shown(progress => show(progress.Part)), making, cancellation));
            if (no is not null) return await FailAsync(no.Reason);
            await TellAsync(parsed, manifest!, clock.Elapsed);
            return ExitCode.Done;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException and not EndOfStreamException)
        {
            return await FailAsync(e.Message);
        }
    }

    static async Task TellAsync(ParseResult parsed, ExportManifest manifest, TimeSpan elapsed)
    {
        using var process = Process.GetCurrentProcess();
        var summary = new Summary(
            Path.GetFullPath(parsed.GetRequiredValue(Out)), manifest.Cut, manifest.Moment, manifest.Definitions, manifest.Files.Count, manifest.Rows,
            manifest.Bytes, Math.Round(elapsed.TotalSeconds, 3), process.PeakWorkingSet64);
        await parsed.InvocationConfiguration.Output.WriteLineAsync(parsed.GetValue(Json) ? JsonLine.Of(summary) : string.Create(
            CultureInfo.InvariantCulture,
            $"{summary.Rows:N0} rows of cut {summary.Cut} in {summary.Files} files, {summary.Bytes:N0} bytes, in {summary.Seconds:N1} s. See {ExportFolder.Manifest}."));
    }

    static async Task<int> FailAsync(string why)
    {
        await Console.Error.WriteLineAsync(why);
        return ExitCode.BadInput;
    }

    static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Tells at once, where <see cref="Progress{T}"/> tells some time later.</summary>
    sealed class Shown(Action<ExportProgress> show) : IProgress<ExportProgress>
    {
        public void Report(ExportProgress value) => show(value);
    }
}
