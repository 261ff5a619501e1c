using Forum.Domain.Moderation;
using static Forum.Domain.Decision;

namespace Forum.Domain.Members;

public sealed record GrantAnalyst(MemberId MemberId) : Command
{
    public static Decision Decide(GrantAnalyst command, Member member)
    {
        if (!member.HasAccount) return CaseRules.NotAnAccount;
        return member.IsAnalyst ? Nothing : Record(new AnalystGranted(command.MemberId));
    }
}
