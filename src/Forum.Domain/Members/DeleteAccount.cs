using static Forum.Domain.Decision;

namespace Forum.Domain.Members;

/// <param name="PasswordHash">
/// What the password that they gave was checked against; null if it did not match, and for somebody who signs in elsewhere.
/// </param>
public sealed record DeleteAccount(MemberId MemberId, string? PasswordHash, FormerContent Content) : Command
{
    public static readonly Refused NoAccount = new("account-missing", "There is no such account any longer.");

    public static readonly Refused LastAdministrator = new(
        "last-administrator", "You are the last administrator. Make somebody else one before you leave.");

    public static Decision Decide(DeleteAccount command, Member member, bool isLastAdministrator)
    {
        if (member.IsFormer) return Nothing;
        if (!member.HasAccount) return NoAccount;
        if (member.PasswordHash != command.PasswordHash) return ChangePassword.Wrong;
        if (isLastAdministrator) return LastAdministrator;
        return Record(new MemberDeleted(command.MemberId, command.Content));
    }
}
