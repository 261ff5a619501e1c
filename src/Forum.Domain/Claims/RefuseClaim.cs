using Forum.Domain.Moderation;
using static Forum.Domain.Decision;

namespace Forum.Domain.Claims;

/// <param name="MayDecide">Whether the moderator could as well grant it.</param>
public sealed record RefuseClaim(ClaimRequestId ClaimRequestId, MemberId Moderator, string Reason, bool MayDecide) : Command
{
    public static readonly Refused Closed = new("claim-closed", "This request for a claim is no longer open.");

    /// <param name="isGranted">Whether somebody's claim of the same author stands.</param>
    public static Decision Decide(RefuseClaim command, ClaimRequest request, bool isGranted)
    {
        if (!command.MayDecide) return OpenCase.NotAllowed;
        if (request.Claimant == command.Moderator) return CaseRules.OwnClaim;
        if (CaseReason.Check(command.Reason) is { } refused) return refused;
        if (request.Refusal is { } earlier && earlier.Moderator == command.Moderator && earlier.Reason == command.Reason) return Nothing;
        return request.IsRetracted || request.Refusal is not null || isGranted
            ? Closed
            : Record(new ClaimRefused(command.ClaimRequestId, command.Moderator, command.Reason));
    }
}
