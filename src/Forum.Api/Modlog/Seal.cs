using System.Security.Cryptography;
using System.Text;

namespace Forum.Api.Modlog;

/// <summary>A part of an entry that may have to be hidden one day, for whoever may read it: with both, anybody can check the seal.</summary>
public sealed record SealedPart(string Part, string Salt, string Value);

/// <summary>
/// Stands in an entry for what may have to be hidden. The salt comes from the id of the event, which no answer shows, so that a hidden part
/// cannot be found by guessing, and each part has its own, so that one that is shown does not open another.
/// </summary>
public static class Seal
{
    public static string Salt(Guid eventId, string part) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(eventId.ToByteArray(bigEndian: true), Encoding.UTF8.GetBytes(part)));

    /// <summary>SHA-256, in hexadecimal, of the salt followed by the value.</summary>
    public static string Of(string salt, string value) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(salt + value)));
}
