using Forum.Domain.Comments;
using static Forum.Domain.Decision;

namespace Forum.Domain.Moderation;

/// <param name="CaseId">Chosen by the client, so that a form submitted twice is one case.</param>
/// <param name="Actor">Null for an operator on the command line.</param>
/// <param name="LastThread">The highest number of a thread there is.</param>
/// <param name="LastComment">The highest number of a comment there is.</param>
/// <param name="Expected">How many items it is going to touch.</param>
public sealed record OpenCase(
    CaseId CaseId, long Number, MemberId? Actor, CaseAct Act, string Reason, string? Rule,
    long LastThread, long LastComment, int Expected, DateTimeOffset Now) : Command
{
    public static readonly Refused NotAllowed = new("case-not-allowed", "You may not do this here.");

    public static Decision Decide(OpenCase command, CaseSituation situation)
    {
        if (command.CaseId == default) return PostComment.IdEmpty;
        if (situation.Existing is { } existing)
        {
            return existing.Actor == command.Actor && existing.Act == command.Act ? Nothing : PostComment.IdTaken;
        }

        // A moderator may always step down.
        var stepsDown = command.Act.Kind == CaseKind.Dismiss && command.Act.Member == command.Actor && command.Actor is not null;
        if (!situation.Authority.Covers(command.Act) && !stepsDown) return NotAllowed;
        if (CaseReason.Check(command.Reason) is { } badReason) return badReason;
        if (command.Rule is { } rule && CaseReason.Check(rule) is { } badRule) return badRule;
        if (CaseRules.Check(command, situation) is { } refused) return refused;

        return Record(new CaseOpened(
            command.CaseId, command.Number, command.Actor, command.Act, command.Reason, command.Rule,
            command.LastThread, command.LastComment, command.Expected));
    }
}
