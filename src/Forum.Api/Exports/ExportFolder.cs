using System.Security.Cryptography;

namespace Forum.Api.Exports;

/// <summary>Where files are written: each under another name until all of it is there.</summary>
public sealed class ExportFolder(string path)
{
    public const string Manifest = "manifest.json";

    /// <summary>What is not all there yet.</summary>
    public const string Unfinished = ".part";

    const string Next = $".next{Unfinished}";

    public static readonly ExportRefusal Foreign = new("The folder holds something that is no export of the forum. Choose an empty one.");

    public static readonly ExportRefusal Another = new("The folder holds another export. Give the same arguments again to go on with it, or choose an empty one.");

    public string Path => path;

    /// <returns>What has been begun or done there, or null.</returns>
    public async Task<(ExportManifest? Begun, bool IsDone, ExportRefusal? No)> OpenAsync(ExportRequest request, CancellationToken cancellation)
    {
        Directory.CreateDirectory(path);
        if (!Directory.EnumerateFileSystemEntries(path).Any()) return (null, false, null);
        var isDone = File.Exists(At(Manifest));
        var file = isDone ? At(Manifest) : At(Manifest + Unfinished);
        if (!File.Exists(file) || await ExportManifest.ReadAsync(file, cancellation) is not { } manifest) return (null, false, Foreign);
        return manifest.Request == request ? (manifest, isDone, null) : (null, false, Another);
    }

    public Stream Create(string name) => new FileStream(At(name + Unfinished), FileMode.Create, FileAccess.ReadWrite, FileShare.Read, bufferSize: 1 << 17);

    /// <summary>Gives a file that is all there its name.</summary>
    public async Task<ExportedFile> FinishAsync(string name, long rows, ExportReading reading, CancellationToken cancellation)
    {
        var unfinished = At(name + Unfinished);
        string hash;
        long bytes;
        await using (var stream = new FileStream(unfinished, FileMode.Open, FileAccess.ReadWrite))
        {
            hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation));
            bytes = stream.Length;
            stream.Flush(flushToDisk: true);
        }

        File.Move(unfinished, At(name), overwrite: true);
        return new ExportedFile(name, rows, bytes, hash, reading.Source.Schema, reading.At);
    }

    /// <summary>Notes how far it has come.</summary>
    public async Task SaveAsync(ExportManifest manifest, CancellationToken cancellation)
    {
        await File.WriteAllBytesAsync(At(Manifest + Next), manifest.ToBytes(), cancellation);
        File.Move(At(Manifest + Next), At(Manifest + Unfinished), overwrite: true);
    }

    public async Task CompleteAsync(ExportManifest manifest, CancellationToken cancellation)
    {
        await File.WriteAllBytesAsync(At(Manifest + Next), manifest.ToBytes(), cancellation);
        File.Move(At(Manifest + Next), At(Manifest));
        foreach (var left in Directory.EnumerateFiles(path, $"*{Unfinished}")) File.Delete(left);
    }

    string At(string name) => System.IO.Path.Combine(path, name);
}
