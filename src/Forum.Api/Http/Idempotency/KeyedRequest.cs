using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Forum.Api.Members;

namespace Forum.Api.Http.Idempotency;

/// <summary>
/// A request with a key, as two values: one that names caller and key, under which its answer is kept, and one that follows from the
/// whole request, with which that answer is sealed. Whoever can open it has sent the same request; who reads the database cannot.
/// </summary>
public sealed class KeyedRequest(byte[] id, byte[] seal)
{
    static readonly int TagBytes = AesGcm.TagByteSizes.MaxSize, NonceBytes = AesGcm.NonceByteSizes.MaxSize;

    int ids;

    public byte[] Id => id;

    byte[] Seal => seal;

    /// <param name="caller">The member's id, or nothing for everybody who is not signed in: then the key alone tells them apart.</param>
    /// <param name="hasSecret">What the request says must take as long to guess as a password.</param>
    public static async Task<KeyedRequest> OfAsync(HttpRequest request, string key, string caller, bool hasSecret)
    {
        request.EnableBuffering();
        var body = await SHA256.HashDataAsync(request.Body, request.HttpContext.RequestAborted);
        request.Body.Position = 0;

        var id = SHA256.HashData(Encoding.UTF8.GetBytes($"{caller}\n{key}"));
        var what = $"{request.Method} {request.Path}{request.QueryString}\n{request.ContentType}\n{Convert.ToHexString(body)}";
        var iterations = hasSecret ? Passwords.Iterations : 1;
        var seal = Rfc2898DeriveBytes.Pbkdf2($"{caller}\n{key}\n{what}", id, iterations, HashAlgorithmName.SHA256, SHA256.HashSizeInBytes);
        return new KeyedRequest(id, seal);
    }

    /// <summary>
    /// An id for what the request creates. The request has the same again when it is repeated: after a crash between what it did and its
    /// answer, what it did is found under the id, and not done twice.
    /// </summary>
    public Guid NextId()
    {
        Span<byte> number = stackalloc byte[sizeof(int)], hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        BinaryPrimitives.WriteInt32BigEndian(number, Interlocked.Increment(ref ids));
        HMACSHA256.HashData(seal, number, hash);
        hash[6] = (byte)(hash[6] & 0x0F | 0x80); // version 8: a UUID of our own making
        hash[8] = (byte)(hash[8] & 0x3F | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    public bool IsSameAs(KeyedRequest other) => CryptographicOperations.FixedTimeEquals(seal, other.Seal);

    public byte[] Close(KeptAnswer answer)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(answer);
        var (nonce, tag, text) = (RandomNumberGenerator.GetBytes(NonceBytes), new byte[TagBytes], new byte[plain.Length]);
        using var cipher = new AesGcm(seal, TagBytes);
        cipher.Encrypt(nonce, plain, text, tag);
        return [.. nonce, .. tag, .. text];
    }

    /// <summary>Null if it is the answer to another request.</summary>
    public KeptAnswer? Open(byte[] closed)
    {
        var plain = new byte[closed.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(seal, TagBytes);
        try
        {
            cipher.Decrypt(closed.AsSpan(0, NonceBytes), closed.AsSpan(NonceBytes + TagBytes), closed.AsSpan(NonceBytes, TagBytes), plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        return JsonSerializer.Deserialize<KeptAnswer>(plain);
    }
}
