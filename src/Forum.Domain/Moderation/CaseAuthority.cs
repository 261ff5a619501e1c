namespace Forum.Domain.Moderation;

/// <summary>What entitles somebody to act on a case.</summary>
/// <param name="Administers">The whole site, or its operator on the command line.</param>
/// <param name="ModeratesThere">The community that the case is about.</param>
/// <param name="ModeratesSomewhere">Any community.</param>
/// <param name="ModeratesAllOfThem">Every community that the member has written in.</param>
public sealed record CaseAuthority(bool Administers, bool ModeratesThere, bool ModeratesSomewhere, bool ModeratesAllOfThem)
{
    public static readonly CaseAuthority Operator = new(true, true, true, true);

    /// <summary>Whether these rights are enough for <paramref name="act"/>, apart from whom it hits.</summary>
    public bool Covers(CaseAct act) => Administers || (act.Layer != SuppressionLayer.Oversight && act.Kind switch
    {
        CaseKind.HideProfile or CaseKind.ShowProfile => ModeratesSomewhere,
        CaseKind.ApproveClaim => ModeratesAllOfThem,
        _ => act.Community is not null && ModeratesThere,
    });
}
