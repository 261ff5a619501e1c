using System.Security.Cryptography;
using System.Text;

namespace Forum.Domain;

/// <summary>
/// Ids of streams that are found by something else alone: the first sixteen bytes of the SHA-256 of a purpose and that, marked as version 8, so
/// that they never meet an id that somebody chose. What is stored depends on it: it never changes.
/// </summary>
internal static class DerivedId
{
    const int Length = 16, VersionAt = 6, VariantAt = 8;

    /// <summary>For a stream that stands beside another.</summary>
    public static Guid Of(string purpose, Guid beside) =>
        Of([.. Encoding.ASCII.GetBytes(purpose), .. beside.ToByteArray(bigEndian: true)]);

    /// <summary>For a stream that has names elsewhere. No name holds a NUL, so names that are told apart stay apart.</summary>
    public static Guid Of(string purpose, params ReadOnlySpan<string> names) =>
        Of(Encoding.UTF8.GetBytes($"{purpose}\0{string.Join('\0', names)}"));

    static Guid Of(byte[] bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        var id = hash[..Length];
        id[VersionAt] = (byte)((id[VersionAt] & 0x0F) | 0x80);
        id[VariantAt] = (byte)((id[VariantAt] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }
}
