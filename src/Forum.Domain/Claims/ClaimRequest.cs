namespace Forum.Domain.Claims;

/// <summary>Somebody says that they are whom a page names.</summary>
/// <param name="Author">An imported author.</param>
/// <param name="Statement">To those who are to decide: how they can know.</param>
public sealed record ClaimRequested(ClaimRequestId ClaimRequestId, long Number, MemberId Author, MemberId Claimant, string Statement);

public sealed record ClaimRetracted(ClaimRequestId ClaimRequestId);

public sealed record ClaimRefused(ClaimRequestId ClaimRequestId, MemberId Moderator, string Reason);

/// <summary>A request for a claim, as far as deciders need to know of it. It is granted by a case, which can be undone.</summary>
/// <param name="Refusal">Null unless it was refused.</param>
public sealed record ClaimRequest(ClaimRequestId Id, MemberId Author, MemberId Claimant, bool IsRetracted, ClaimRefused? Refusal)
{
    public static ClaimRequest? Evolve(ClaimRequest? request, object @event) => @event switch
    {
        ClaimRequested requested => new ClaimRequest(
            requested.ClaimRequestId, requested.Author, requested.Claimant, IsRetracted: false, Refusal: null),
        ClaimRetracted => request! with { IsRetracted = true },
        ClaimRefused refused => request! with { Refusal = refused },
        _ => request,
    };
}
