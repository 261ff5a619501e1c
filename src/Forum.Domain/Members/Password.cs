namespace Forum.Domain.Members;

public static class Password
{
    public const int MinLength = 8;

    /// <summary>Long enough for any passphrase, short enough that hashing one is no way to keep the server busy.</summary>
    public const int MaxLength = 200;

    public static readonly Refused Length = new("password-length", $"A password has {MinLength} to {MaxLength} characters.");

    public static Refused? Check(string password) => password.Length is < MinLength or > MaxLength ? Length : null;
}
