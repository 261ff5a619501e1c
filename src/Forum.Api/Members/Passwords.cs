using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Forum.Api.Members;

/// <summary>Passwords by ASP.NET Core Identity's hasher: PBKDF2 with HMAC-SHA512, the salt and the cost inside the hash.</summary>
public sealed class Passwords
{
    /// <summary>What OWASP's password storage guide asks of PBKDF2 with HMAC-SHA512.</summary>
    public const int Iterations = 210_000;

    readonly PasswordHasher<Passwords> hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));
    readonly string nobodysHash;

    public Passwords() => nobodysHash = Hash(Guid.NewGuid().ToString());

    public string Hash(string password) => hasher.HashPassword(this, password);

    /// <param name="hash">Null where there is no such account: that takes as long, so that time does not tell who has one.</param>
    public bool Check(string? hash, string password)
    {
        var result = hasher.VerifyHashedPassword(this, hash ?? nobodysHash, password);
        return hash is not null && result != PasswordVerificationResult.Failed;
    }
}
