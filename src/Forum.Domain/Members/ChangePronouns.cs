using static Forum.Domain.Decision;

namespace Forum.Domain.Members;

/// <summary>Nobody but the member asks this of their own pronouns.</summary>
/// <param name="KeepsAudience">Nothing was said of an audience: whoever could see the old ones can see the new.</param>
public sealed record ChangePronouns(MemberId MemberId, Pronouns Pronouns, bool KeepsAudience = false) : Command
{
    public static readonly Refused NotTheirs = new(
        "pronouns-not-theirs", "Nobody has claimed what a page says of this author, so nobody can change it.");

    public static Decision Decide(ChangePronouns command, Member member)
    {
        if (!member.HasAccount) return NotTheirs;

        var audience = command.KeepsAudience ? member.Pronouns.Audience : command.Pronouns.Audience;
        var theirs = command.Pronouns with { Unconfirmed = false, Audience = audience };
        var isSaid = theirs.Stance is not PronounStance.Unset || member.DeclinesPronouns; // to say none is not the same as to say nothing yet
        return isSaid && theirs == member.Pronouns ? Nothing : Record(new PronounsChanged(command.MemberId, theirs));
    }
}
