using static Forum.Domain.Decision;

namespace Forum.Domain.Members;

/// <param name="Bio">One that shows nothing is none.</param>
public sealed record ChangeBio(MemberId MemberId, string Bio) : Command
{
    public static Decision Decide(ChangeBio command, Member member)
    {
        if (Members.Bio.Check(command.Bio) is { } refused) return refused;
        if (!member.HasAccount) return DeleteAccount.NoAccount;

        var bio = Invisible.IsAll(command.Bio) ? "" : command.Bio;
        return member.Bio == bio ? Nothing : Record(new BioChanged(command.MemberId, bio));
    }
}
