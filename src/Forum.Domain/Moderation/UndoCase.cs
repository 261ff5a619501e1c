using static Forum.Domain.Decision;

namespace Forum.Domain.Moderation;

/// <param name="Actor">Null for an operator on the command line.</param>
public sealed record UndoCase(CaseId CaseId, MemberId? Actor, string Reason) : Command
{
    public static Decision Decide(UndoCase command, Case @case, CaseAuthority authority)
    {
        if (!authority.Covers(@case.Act)) return OpenCase.NotAllowed;
        if (CaseRules.IsOwnSentence(@case.Act, command.Actor, authority)) return CaseRules.Oneself;
        if (@case.IsUndoing) return Nothing;
        if (CaseReason.Check(command.Reason) is { } refused) return refused;
        return Record(new CaseUndoOpened(command.CaseId, command.Actor, command.Reason));
    }
}
