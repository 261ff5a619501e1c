using System.Globalization;
using Npgsql;

namespace Forum.Api.Exports;

/// <summary>Writes the rows of a source, as they come from the database, into files of so many each.</summary>
sealed class RowExport(ExportFolder folder, ExportSource source, ExportReading reading, IProgress<ExportProgress> progress)
{
    static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    readonly ExportBlock block = new(source);
    IExportFile? open;
    string name = "";
    long rows, rowsOfFile, highest;

    /// <returns>The manifest with all files in it.</returns>
    public async Task<ExportManifest> RunAsync(ExportManifest manifest, CancellationToken cancellation)
    {
        var request = manifest.Request;
        highest = await HighestAsync(cancellation);
        rows = manifest.Rows;
        var scope = new ExportScope(reading.Source, manifest.Cut, request.From, request.To, manifest.After);
        await using var stored = await reading.Connection.BeginBinaryExportAsync($"copy ({source.Sql(scope)}) to stdout (format binary)", cancellation);
        stored.Timeout = Patience; // the first row comes when all of them are in order
        try
        {
            await BeginAsync(manifest, cancellation);
            while (await stored.StartRowAsync(cancellation) > 0)
            {
                await block.ReadAsync(stored, cancellation);
                if (rowsOfFile + block.Count > request.RowsPerFile && block.BeginsAnother())
                {
                    manifest = await EndAsync(manifest, kept: 1, cancellation);
                    await folder.SaveAsync(manifest, cancellation);
                    await BeginAsync(manifest, cancellation);
                }
                else if (block.IsFull)
                {
                    await FlushAsync(kept: 0, cancellation);
                }
            }

            return await EndAsync(manifest, kept: 0, cancellation) with { After = null };
        }
        finally
        {
            if (open is not null) await open.DisposeAsync();
        }
    }

    async Task BeginAsync(ExportManifest manifest, CancellationToken cancellation)
    {
        var format = manifest.Request.Format;
        name = string.Create(CultureInfo.InvariantCulture, $"{source.Name}-{manifest.Files.Count + 1:00000}.{format.ToString().ToLowerInvariant()}");
        rowsOfFile = 0;
        open = await IExportFile.CreateAsync(format, folder.Create(name), block, cancellation);
    }

    /// <param name="kept">How many of the last rows are of the next file.</param>
    async Task<ExportManifest> EndAsync(ExportManifest manifest, int kept, CancellationToken cancellation)
    {
        var after = block.LastKey(kept);
        await FlushAsync(kept, cancellation);
        var file = open!;
        open = null;
        await file.DisposeAsync();
        var finished = await folder.FinishAsync(name, rowsOfFile, reading, cancellation);
        return manifest with { Files = [.. manifest.Files, finished], After = after };
    }

    async Task FlushAsync(int kept, CancellationToken cancellation)
    {
        var written = block.Count - kept;
        await open!.WriteAsync(block, written, cancellation);
        var last = block.LastKey(kept);
        block.Clear(kept);
        rowsOfFile += written;
        rows += written;
        progress.Report(new ExportProgress(name, rows, Part(last)));
    }

    double Part(IReadOnlyList<string> key) =>
        key is [var first, ..] && highest > 0 ? Math.Min(1, long.Parse(first, CultureInfo.InvariantCulture) / (double)highest) : 1;

    async Task<long> HighestAsync(CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(source.Highest(reading.Source), reading.Connection);
        return await command.ExecuteScalarAsync(cancellation) is long number ? number : 0;
    }
}
