using System.Diagnostics;
using Forum.Domain.Comments;
using Forum.Domain.Communities;
using Forum.Domain.Members;
using Forum.Domain.Threads;

namespace Forum.Domain.Moderation;

/// <summary>What a case records in the streams of the items that it touches, and what takes that back.</summary>
public static class CaseEffects
{
    /// <param name="liftable">What is in force on the item and would be lifted by this case, for a case that lifts.</param>
    /// <param name="id">What the case imposes will be known by, for a case that imposes.</param>
    public static IReadOnlyList<object> On(Case @case, CaseItem item, IReadOnlyList<ImpositionId> liftable, ImpositionId id)
    {
        var (act, number) = (@case.Act, @case.Id);
        return (act.Kind, item.Kind) switch
        {
            (CaseKind.Remove or CaseKind.Ban, CaseItemKind.Comment) => [new CommentSuppressed(new(item.Id), Suppression(), act.Revision)],
            (CaseKind.Remove or CaseKind.Ban, CaseItemKind.Thread) => [new ThreadSuppressed(new(item.Id), Suppression(), act.Revision)],
            (CaseKind.Remove, CaseItemKind.Case) => [new CaseSuppressed(new(item.Id), Suppression())],
            (CaseKind.Restore, CaseItemKind.Comment) => Each(lifted => new CommentSuppressionLifted(new(item.Id), lifted, number)),
            (CaseKind.Restore, CaseItemKind.Thread) => Each(lifted => new ThreadSuppressionLifted(new(item.Id), lifted, number)),
            (CaseKind.Restore, CaseItemKind.Case) => Each(lifted => new CaseSuppressionLifted(new(item.Id), lifted, number)),
            (CaseKind.Ban, CaseItemKind.Member) =>
                [new MemberBanned(new(item.Id), new Ban(id, act.Community, act.Until, @case.Reason, @case.Actor, number))],
            (CaseKind.Unban, CaseItemKind.Member) => Each(lifted => new BanLifted(new(item.Id), lifted, number)),
            (CaseKind.Lock or CaseKind.Pin, CaseItemKind.Thread) =>
                [new ThreadMarked(new(item.Id), new ThreadMark(id, MarkOf(act.Kind), @case.Reason, @case.Actor, number))],
            (CaseKind.Unlock or CaseKind.Unpin, CaseItemKind.Thread) => Each(lifted => new ThreadMarkLifted(new(item.Id), lifted, number)),
            (CaseKind.HideProfile, CaseItemKind.Member) =>
                [new ProfileSuppressed(new(item.Id), new ProfileSuppression(id, act.Part!.Value, @case.Reason, @case.Actor, number))],
            (CaseKind.ShowProfile, CaseItemKind.Member) => Each(lifted => new ProfileSuppressionLifted(new(item.Id), lifted, number)),
            (CaseKind.Appoint, CaseItemKind.Community) => [new ModeratorAppointed(new(item.Id), act.Member!.Value, id, @case.Actor, number)],
            (CaseKind.Dismiss, CaseItemKind.Community) => Each(lifted => new AppointmentLifted(new(item.Id), lifted, number)),
            (CaseKind.ApproveClaim, CaseItemKind.Member) => [new AuthorClaimed(new(item.Id), new Claim(id, act.Claimant!.Value, number))],
            _ => throw new UnreachableException($"A case of {act.Kind} touches no {item.Kind}."),
        };

        Suppression Suppression() => new(
            id, act.Layer, act.Hides ?? [Hidden.Text], @case.Reason, @case.Actor, number);

        object[] Each(Func<ImpositionId, object> lift) => [.. liftable.Select(lift)];
    }

    /// <summary>Takes back all that the case recorded in the item's stream.</summary>
    public static object Undo(CaseId undone, CaseItem item) => item.Kind switch
    {
        CaseItemKind.Thread => new ThreadCaseUndone(new(item.Id), undone),
        CaseItemKind.Comment => new CommentCaseUndone(new(item.Id), undone),
        CaseItemKind.Member => new MemberCaseUndone(new(item.Id), undone),
        CaseItemKind.Community => new CommunityCaseUndone(new(item.Id), undone),
        CaseItemKind.Case => new CaseCaseUndone(new(item.Id), undone),
        _ => throw new UnreachableException(),
    };

    /// <summary>The mark that a kind of case sets or lifts.</summary>
    public static ThreadMarkKind MarkOf(CaseKind kind) => kind is CaseKind.Lock or CaseKind.Unlock ? ThreadMarkKind.Locked : ThreadMarkKind.Pinned;
}
