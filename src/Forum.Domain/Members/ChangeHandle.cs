using static Forum.Domain.Decision;

namespace Forum.Domain.Members;

public sealed record ChangeHandle(MemberId MemberId, string Handle) : Command
{
    /// <param name="holder">Who else holds this handle, or held it and may still come back to it. It is not said which.</param>
    public static Decision Decide(ChangeHandle command, Member member, MemberId? holder)
    {
        if (Members.Handle.Check(command.Handle) is { } refused) return refused;
        if (!member.HasAccount) return DeleteAccount.NoAccount;
        if (member.Handle == command.Handle) return Nothing;
        if (holder is not null) return RegisterMember.HandleTaken;
        return Record(new HandleChanged(command.MemberId, command.Handle));
    }
}
