using Forum.Domain.Comments;
using Forum.Domain.Members;
using Forum.Domain.Moderation;
using static Forum.Domain.Decision;

namespace Forum.Domain.Claims;

/// <param name="ClaimRequestId">Chosen by the client, so that a form submitted twice is one request.</param>
public sealed record RequestClaim(
    ClaimRequestId ClaimRequestId, long Number, MemberId Author, MemberId Claimant, string Statement, DateTimeOffset Now) : Command
{
    /// <param name="existing">The request already recorded under this id, when a form is submitted twice.</param>
    /// <param name="open">The claimant's open request for the same author, if there is one.</param>
    public static Decision Decide(RequestClaim command, ClaimRequest? existing, ClaimRequestId? open, Member author, Member claimant)
    {
        if (command.ClaimRequestId == default) return PostComment.IdEmpty;
        if (existing is not null) return IsSameAs(existing) ? Nothing : PostComment.IdTaken;
        if (CaseReason.Check(command.Statement) is { } refused) return refused;
        if (claimant.IsBanned(community: null, command.Now)) return PostComment.Banned;
        if (author.HasAccount || author.IsFormer || author.ClaimedBy is not null) return CaseRules.NotImported;
        if (open is not null) return Nothing;
        return Record(new ClaimRequested(command.ClaimRequestId, command.Number, command.Author, command.Claimant, command.Statement));

        bool IsSameAs(ClaimRequest earlier) => earlier.Author == command.Author && earlier.Claimant == command.Claimant;
    }
}
