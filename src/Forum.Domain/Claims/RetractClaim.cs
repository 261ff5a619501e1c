using static Forum.Domain.Decision;

namespace Forum.Domain.Claims;

public sealed record RetractClaim(ClaimRequestId ClaimRequestId, MemberId Actor) : Command
{
    public static readonly Refused NotYours = new("claim-not-yours", "Somebody else asked for this.");

    public static Decision Decide(RetractClaim command, ClaimRequest request)
    {
        if (request.Claimant != command.Actor) return NotYours;
        if (request.Refusal is not null) return RefuseClaim.Closed;
        return request.IsRetracted ? Nothing : Record(new ClaimRetracted(command.ClaimRequestId));
    }
}
