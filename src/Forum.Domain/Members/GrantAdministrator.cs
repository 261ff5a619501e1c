using static Forum.Domain.Decision;

namespace Forum.Domain.Members;

public sealed record GrantAdministrator(MemberId MemberId) : Command
{
    public static readonly Refused NotAnAccount = new(
        "member-not-an-account", "An imported author who has not claimed an account cannot be given rights.");

    public static Decision Decide(GrantAdministrator command, Member member)
    {
        if (!member.HasAccount) return NotAnAccount;
        return member.IsAdministrator ? Nothing : Record(new AdministratorGranted(command.MemberId));
    }
}
