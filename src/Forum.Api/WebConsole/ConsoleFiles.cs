using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.StaticFiles;

namespace Forum.Api.WebConsole;

/// <summary>A file that the console is made of, as it is sent.</summary>
/// <param name="Packed">The same, compressed.</param>
public sealed record ConsoleFile(string Type, byte[] Bytes, byte[] Packed);

/// <summary>
/// The console's modules and styles, which the program carries within itself. Their address names their contents, so that browsers may keep
/// them for good, and an open page never mixes those of two versions.
/// </summary>
public sealed class ConsoleFiles
{
    const string Prefix = "Console/";

    readonly Dictionary<string, ConsoleFile> files = new(StringComparer.Ordinal);

    public ConsoleFiles()
    {
        var types = new FileExtensionContentTypeProvider();
        var assembly = Assembly.GetExecutingAssembly();
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in assembly.GetManifestResourceNames().Where(IsOurs).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            var path = name[Prefix.Length..].Replace('\\', '/');
            types.TryGetContentType(path, out var type);
            files.Add(path, new ConsoleFile($"{type}; charset=utf-8", bytes, Pack(bytes)));
            all.AppendData(Encoding.UTF8.GetBytes(path));
            all.AppendData(bytes);
        }

        Version = Convert.ToHexStringLower(all.GetHashAndReset())[..16];
    }

    /// <summary>Changes with any of them.</summary>
    public string Version { get; }

    public IEnumerable<string> Paths => files.Keys;

    public ConsoleFile? Find(string path) => files.GetValueOrDefault(path);

    static bool IsOurs(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);

    static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize)) brotli.Write(bytes);
        return packed.ToArray();
    }
}
