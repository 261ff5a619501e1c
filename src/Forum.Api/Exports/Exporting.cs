using Forum.Api.Analytics;
using Forum.Api.Rebuilding;

namespace Forum.Api.Exports;

/// <summary>Takes what analysts read away as files, at one cut. What was interrupted goes on at the cut that it began with.</summary>
public sealed class Exporting(ExportReadings readings)
{
    public static readonly ExportRefusal NoSuchSource = new($"--what is {string.Join(", ", ExportSources.All.Select(source => source.Name))}.");

    public static readonly ExportRefusal Backwards = new("--from is after --to.");

    public static readonly ExportRefusal NothingYet = new("There is nothing in schema analytics yet.");

    public static readonly ExportRefusal CutAhead = new("The cut lies ahead of the newest one (select cut from analytics.standing).");

    public static readonly ExportRefusal OtherDefinitions = new("The folder holds an export by other definitions of the columns. Choose an empty one.");

    public async Task<(ExportManifest? Manifest, ExportRefusal? No)> RunAsync(
        ExportRequest request, string directory, IProgress<ExportProgress> progress, IProgress<RebuildProgress> making, CancellationToken cancellation)
    {
        var source = ExportSources.Find(request.What);
        if (source is null && request.Format != ExportFormat.ConvoKit) return (null, NoSuchSource);
        if (request.From > request.To) return (null, Backwards);
        if (request.Cut > await readings.NewestAsync(cancellation)) return (null, CutAhead);
        var folder = new ExportFolder(directory);
        var (begun, isDone, no) = await folder.OpenAsync(request, cancellation);
        if (no is not null) return (null, no);
        if (isDone) return (begun, null);
        if (begun is not null && begun.Definitions != AnalyticsDefinitions.Version) return (null, OtherDefinitions);

        var wanted = begun?.Cut ?? request.Cut;
        await using var reading = await readings.OpenAsync(wanted, source is { IsOfLog: true }, making, cancellation);
        if (reading.Cut is not { } stands) return (null, NothingYet);
        var cut = wanted ?? stands;
        var manifest = begun ?? new ExportManifest(
            request, cut, await reading.MomentAsync(cut, cancellation), AnalyticsDefinitions.Version, ExportManifest.Meaning,
            [.. (source?.Columns ?? []).Select(column => new ExportedColumn(column.Name, column.Type, column.Comment))], [], After: null);
        await folder.SaveAsync(manifest, cancellation);
        manifest = source is null
            ? await new CorpusExport(folder, reading, progress).RunAsync(manifest, cancellation)
            : await new RowExport(folder, source, reading, progress).RunAsync(manifest, cancellation);
        await folder.CompleteAsync(manifest, cancellation);
        return (manifest, null);
    }
}
