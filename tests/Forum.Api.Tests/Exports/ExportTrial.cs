using System.Security.Cryptography;
using Forum.Api.Exports;
using Forum.Api.Rebuilding;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Api.Tests.Exports;

/// <summary>A folder for what is exported, and what tests do with it.</summary>
sealed class ExportTrial : IDisposable
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public string Root { get; } = Path.Combine(Path.GetTempPath(), $"forum-export-{Guid.NewGuid():N}");

    public string At(string name) => Path.Combine(Root, name);

    public static ExportRequest Request(string what, ExportFormat format = ExportFormat.Parquet, int rowsPerFile = 1_000, long? cut = null) =>
        new(what, format, From: null, To: null, cut, WithText: false, rowsPerFile);

    /// <returns>The manifest.</returns>
    public async Task<ExportManifest> ExportAsync(IForum forum, ExportRequest request, string to)
    {
        var (manifest, no) = await TryAsync(forum, request, to);
        Assert.Null(no);
        return manifest!;
    }

    /// <param name="killedAfter">Of how many files at least nothing more is done; null for never.</param>
    public async Task<(ExportManifest?, ExportRefusal?)> TryAsync(IForum forum, ExportRequest request, string to, int? killedAfter = null)
    {
        using var killed = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var progress = new Watching(() =>
        {
            var done = Directory.EnumerateFiles(At(to)).Count(file => !file.EndsWith(ExportFolder.Unfinished, StringComparison.Ordinal));
            if (done >= killedAfter) killed.Cancel();
        });
        return await forum.Services.GetRequiredService<Exporting>().RunAsync(request, At(to), progress, progress, killed.Token);
    }

    /// <summary>The files but for the manifest, by name, as hashes.</summary>
    public async Task<Dictionary<string, string>> HashesAsync(string of)
    {
        var hashes = new Dictionary<string, string>();
        foreach (var file in Directory.EnumerateFiles(At(of)).Where(file => Path.GetFileName(file) != ExportFolder.Manifest))
        {
            await using var stream = File.OpenRead(file);
            hashes[Path.GetFileName(file)] = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, Ct));
        }

        return hashes;
    }

    public void Dispose()
    {
        if (Directory.Exists(Root)) Directory.Delete(Root, recursive: true);
    }

    sealed class Watching(Action seen) : IProgress<ExportProgress>, IProgress<RebuildProgress>
    {
        public void Report(ExportProgress value) => seen();

        public void Report(RebuildProgress value) { }
    }
}
