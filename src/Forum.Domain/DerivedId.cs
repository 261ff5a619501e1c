using System.Security.Cryptography;
using System.Text;

namespace Forum.Domain;

/// <summary>
/// Ids of streams that stand beside another and are found by its id alone: the first sixteen bytes of the SHA-256 of a purpose and the
/// other's id, marked as version 8, so that they never meet an id that somebody chose. What is stored depends on it: it never changes.
/// </summary>
internal static class DerivedId
{
    const int Length = 16, VersionAt = 6, VariantAt = 8;

    public static Guid Of(string purpose, Guid beside)
    {
        var id = SHA256.HashData([.. Encoding.ASCII.GetBytes(purpose), .. beside.ToByteArray(bigEndian: true)]).AsSpan(0, Length);
        id[VersionAt] = (byte)((id[VersionAt] & 0x0F) | 0x80);
        id[VariantAt] = (byte)((id[VariantAt] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }
}
