using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace Forum.Domain.Members;

/// <summary>Whom and what a member follows or has blocked is a stream beside that of who they are.</summary>
[JsonConverter(typeof(IdConverter<RelationsId>))]
public readonly record struct RelationsId(Guid Value) : IId<RelationsId>
{
    const byte Custom = 0x80, Variant = 0x80;

    public static RelationsId From(Guid value) => new(value);

    /// <summary>Always the same for a member, so that nobody has to look it up.</summary>
    public static RelationsId Of(MemberId member)
    {
        var hash = SHA256.HashData([.. "relations"u8, .. member.Value.ToByteArray(bigEndian: true)]);
        // A Guid of version 8, which is made as its maker likes.
        hash[6] = (byte)((hash[6] & 0x0f) | Custom);
        hash[8] = (byte)((hash[8] & 0x3f) | Variant);
        return new RelationsId(new Guid(hash.AsSpan(0, 16), bigEndian: true));
    }
}
