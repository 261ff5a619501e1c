using static Forum.Domain.Decision;

namespace Forum.Domain.Claims;

public sealed record WithdrawClaim(ClaimRequestId ClaimRequestId, MemberId Actor) : Command
{
    public static readonly Refused NotYours = new("claim-not-yours", "Somebody else asked for this.");

    public static Decision Decide(WithdrawClaim command, ClaimRequest request)
    {
        if (request.Claimant != command.Actor) return NotYours;
        if (request.Refusal is not null) return RefuseClaim.Closed;
        return request.IsWithdrawn ? Nothing : Record(new ClaimWithdrawn(command.ClaimRequestId));
    }
}
