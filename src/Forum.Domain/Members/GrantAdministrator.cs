using Forum.Domain.Moderation;
using static Forum.Domain.Decision;

namespace Forum.Domain.Members;

public sealed record GrantAdministrator(MemberId MemberId) : Command
{
    public static Decision Decide(GrantAdministrator command, Member member)
    {
        if (!member.HasAccount) return CaseRules.NotAnAccount;
        return member.IsAdministrator ? Nothing : Record(new AdministratorGranted(command.MemberId));
    }
}
