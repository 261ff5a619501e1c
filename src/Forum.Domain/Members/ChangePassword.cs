using static Forum.Domain.Decision;

namespace Forum.Domain.Members;

/// <param name="CurrentHash">What the password that they gave as their current one was checked against; null if it did not match.</param>
/// <param name="NewHash">Hashed before it gets here, like any password.</param>
public sealed record ChangePassword(MemberId MemberId, string? CurrentHash, string NewHash) : Command
{
    public static readonly Refused Wrong = new("password-wrong", "This is not your password.");
    public static readonly Refused None = new("password-none", "You sign in elsewhere, and have no password here.");

    public static Decision Decide(ChangePassword command, Member member)
    {
        if (!member.HasAccount) return DeleteAccount.NoAccount;
        if (member.PasswordHash is null) return None;
        if (member.PasswordHash != command.CurrentHash) return Wrong;
        return Record(new PasswordSet(command.MemberId, command.NewHash));
    }
}
