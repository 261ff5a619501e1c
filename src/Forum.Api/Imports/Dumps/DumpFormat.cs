using System.Text;
using System.Text.Json;

namespace Forum.Api.Imports.Dumps;

/// <summary>Tells a dump, JSON line by line, from a page of text.</summary>
public static class DumpFormat
{
    static readonly string[] Endings = [".ndjson", ".jsonl"];

    /// <summary>More than the first line of any dump that is not all one line.</summary>
    const int Peek = 64 * 1024;

    public static bool IsDump(string file) =>
        Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase) || (File.Exists(file) && BeginsWithAnObject(file));

    static bool BeginsWithAnObject(string file)
    {
        using var stream = File.OpenRead(file);
        var buffer = new byte[Peek];
        var bytes = buffer.AsSpan(0, stream.ReadAtLeast(buffer, Peek, throwOnEndOfStream: false));
        if (bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[Encoding.UTF8.Preamble.Length..];
        bytes = bytes.TrimStart(" \t\r\n"u8);
        var end = bytes.IndexOf((byte)'\n');
        return bytes.StartsWith("{"u8) && IsObject(end < 0 ? bytes : bytes[..end]);
    }

    static bool IsObject(ReadOnlySpan<byte> line)
    {
        try
        {
            var json = new Utf8JsonReader(line);
            return json.Read() && json.TrySkip();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
