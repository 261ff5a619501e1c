using static Forum.Api.Tests.Authorization.Who;

namespace Forum.Api.Tests.Authorization;

/// <summary>
/// Who may ask for what: every operation of the API, and behind a colon a variant of it that has other rights. A new operation goes into the group
/// whose rights it has, or gets rights of its own; <see cref="HowToAsk"/> says how it is asked for, where its path alone does not. The items that are
/// asked about are the author's, or the banned author's own, in the community that the moderator moderates.
/// </summary>
public static class WhoMayDoWhat
{
    public const string Allowed = "allowed", NobodyIsSignedIn = "401 sign-in-required";

    static readonly ByWhom Everybody = ByWhom.All(Allowed);
    static readonly ByWhom SignedIn = Everybody.But(NobodyIsSignedIn, Anonymous);
    static readonly ByWhom NotBanned = SignedIn.But("403 banned", BannedAuthor, BannedMember);
    static readonly ByWhom Authors = SignedIn.Only("403 not-author", Author, BannedAuthor);
    static readonly ByWhom AuthorsNotBanned = Authors.But("403 banned", BannedAuthor);
    static readonly ByWhom NotBannedFromTheSite = SignedIn.But("403 banned", BannedMember);
    static readonly ByWhom NotTheirOwn = NotBannedFromTheSite.But("400 report-own", Author, BannedAuthor);
    static readonly ByWhom Moderators = SignedIn.Only("403 not-moderator", Moderator, Administrator);
    static readonly ByWhom OfTheCommunity = SignedIn.Only("403 not-allowed", Moderator, Administrator);
    static readonly ByWhom OfAnyCommunity = SignedIn.Only("403 not-allowed", Moderator, ModeratorElsewhere, Administrator);
    static readonly ByWhom OfTheSite = SignedIn.Only("403 not-allowed", Administrator);
    static readonly ByWhom CaseThere = SignedIn.Only("403 case-not-allowed", Moderator, Administrator);
    static readonly ByWhom CaseAnywhere = SignedIn.Only("403 case-not-allowed", Moderator, ModeratorElsewhere, Administrator);
    static readonly ByWhom CaseOnTheSite = SignedIn.Only("403 case-not-allowed", Administrator);
    static readonly ByWhom Reports = SignedIn.Only("404 report-not-found", Moderator, Administrator);
    static readonly ByWhom ReportsToTheSite = SignedIn.Only("404 report-not-found", Administrator);
    static readonly ByWhom ClaimsToDecide = SignedIn.Only("404 claim-not-found", Moderator, Administrator);
    static readonly ByWhom Histories = Everybody.But("403 history-closed", Anonymous, Member, BannedMember, ModeratorElsewhere, Analyst);
    static readonly ByWhom Analysts = SignedIn.Only("403 not-allowed", Administrator, Analyst);
    static readonly ByWhom Newcomers = SignedIn.Only("403 external-token-required");
    static readonly ByWhom AsTheirAuthor = SignedIn.Only("403 not-author").But("403 not-moderator", Author, BannedAuthor);

    static readonly (ByWhom Rights, string[] Rows)[] Groups =
    [
        (Everybody,
        [
            "GET /api/communities", "GET /api/communities/{name}", "GET /api/communities/{name}/live",
            "GET /api/threads", "GET /api/threads/{number}", "GET /api/threads/{number}/live", "GET /api/comments/{number}",
            "GET /api/threads/{number}/revisions: open", "GET /api/comments/{number}/revisions: open",
            "GET /api/members/{handle}", "GET /api/members/{handle}/comments", "GET /api/members/{handle}/pronouns",
            "GET /api/members/{handle}/threads", "GET /api/members/by-number/{number}",
            "GET /api/threads/{number}/timeline", "GET /api/threads/{number}/moments", "GET /api/threads/{number}/diff",
            "GET /api/threads/{number}/explain", "GET /api/comments/{number}/explain",
            "GET /api/analytics/tables", "GET /api/analytics/plots", "GET /api/analytics/plots/{name}", "GET /api/search", "GET /api/modlog", "GET /api/cases/{number}", "GET /api/cases/{number}/items",
            "POST /api/members", "POST /api/sessions",
        ]),
        (SignedIn,
        [
            "GET /api/members/me", "GET /api/members/me/blocks", "GET /api/members/me/claims", "GET /api/members/me/follows",
            "GET /api/members/me/reports", "GET /api/members/me/saved", "GET /api/members/me/takeout",
            "GET /api/inbox", "GET /api/inbox/counts",
            "GET /api/sessions", "GET /api/threads: followed",
            "PUT /api/members/me/bio", "PUT /api/members/me/display-name", "PUT /api/members/me/handle", "PUT /api/members/me/password",
            "PUT /api/members/me/pronouns", "POST /api/members/me/pronouns/import", "POST /api/members/me/deletion",
            "PUT /api/blocks/members/{number}", "DELETE /api/blocks/members/{number}",
            "PUT /api/communities/{name}/block", "DELETE /api/communities/{name}/block",
            "PUT /api/communities/{name}/follow", "DELETE /api/communities/{name}/follow",
            "PUT /api/comments/{number}/saved", "DELETE /api/comments/{number}/saved",
            "PUT /api/threads/{number}/saved", "DELETE /api/threads/{number}/saved", "PUT /api/threads/{number}/read",
            "PUT /api/inbox/read", "DELETE /api/sessions/{id}", "DELETE /api/sessions/current", "DELETE /api/sessions",
        ]),
        (NotBanned,
        [
            "POST /api/threads", "POST /api/threads/{number}/comments", "PUT /api/threads/{number}/vote", "PUT /api/comments/{number}/vote",
        ]),
        // Whoever is banned from a community may still need help from its moderators.
        (NotBannedFromTheSite,
        [
            "POST /api/communities", "POST /api/members/by-number/{number}/claims",
            "POST /api/comments/{number}/reports: of somebody else's", "POST /api/threads/{number}/reports: of somebody else's",
        ]),
        (NotTheirOwn,
        [
            "POST /api/threads/{number}/reports", "POST /api/comments/{number}/reports", "POST /api/members/by-number/{number}/reports",
        ]),
        // Nothing keeps anybody from deleting what they wrote, not even a ban.
        (Authors,
        [
            "DELETE /api/threads/{number}", "DELETE /api/threads/{number}/revisions/{revision}",
            "DELETE /api/comments/{number}", "DELETE /api/comments/{number}/revisions/{revision}",
        ]),
        (AuthorsNotBanned,
        [
            "PUT /api/threads/{number}", "POST /api/threads/{number}/restore", "POST /api/threads/{number}/revisions/{revision}/restore",
            "PUT /api/comments/{number}", "POST /api/comments/{number}/restore", "POST /api/comments/{number}/revisions/{revision}/restore",
        ]),
        (AsTheirAuthor, ["PUT /api/threads/{number}/official", "PUT /api/comments/{number}/official"]),
        (Moderators,
        [
            "PUT /api/communities/{name}", "PUT /api/threads/{number}/official: of one's own", "PUT /api/comments/{number}/official: of one's own",
        ]),
        (OfTheCommunity, ["POST /api/imports/articles", "GET /api/reports: of a community"]),
        (OfAnyCommunity, ["GET /api/claims", "GET /api/reports", "GET /api/members/by-number/{number}/dossier"]),
        (OfTheSite,
        [
            "GET /api/analytics/plots/{name}: of moderation", "GET /api/analytics/plots/{name}: of reports",
            "GET /api/webhooks", "POST /api/webhooks", "GET /api/webhooks/{id}", "PUT /api/webhooks/{id}", "PUT /api/webhooks/{id}/paused",
            "POST /api/webhooks/{id}/secret", "DELETE /api/webhooks/{id}", "GET /api/webhooks/{id}/dead-letters",
            "POST /api/webhooks/{id}/dead-letters/{after}/replay", "DELETE /api/webhooks/{id}/dead-letters/{after}",
        ]),
        (Histories, ["GET /api/threads/{number}/revisions", "GET /api/comments/{number}/revisions"]),
        (Reports, ["POST /api/reports/{number}/resolution"]),
        (ReportsToTheSite,
        [
            "POST /api/reports/{number}/resolution: about the moderator", "POST /api/reports/{number}/resolution: about a profile",
        ]),
        (ClaimsToDecide, ["POST /api/claims/{number}/refusal"]),
        (ClaimsToDecide.But("403 case-not-allowed", Member, Author, BannedAuthor, Moderator, ModeratorElsewhere, Analyst)
            .But("403 case-own-claim", Administrator), ["POST /api/claims/{number}/refusal: of one's own"]),
        (ClaimsToDecide.But("403 claim-not-yours", Moderator, Administrator).But(Allowed, Author, BannedAuthor), ["DELETE /api/claims/{number}"]),
        (CaseThere,
        [
            "POST /api/cases", "POST /api/cases: remove a thread", "POST /api/cases: remove what a member wrote here",
            "POST /api/cases: remove a version", "POST /api/cases: restore",
            "POST /api/cases: ban", "POST /api/cases: unban", "POST /api/cases: lock", "POST /api/cases: pin",
            "POST /api/cases: appoint", "POST /api/cases: hide an entry", "POST /api/cases: approve a claim", "POST /api/cases/{number}/undo",
        ]),
        (CaseAnywhere, ["POST /api/cases: hide a profile"]),
        (CaseOnTheSite,
        [
            "POST /api/cases: remove by oversight", "POST /api/cases: remove what a member wrote anywhere", "POST /api/cases: ban from the site",
            "POST /api/cases: approve a claim of more",
            "POST /api/cases/{number}/undo: of oversight", "POST /api/cases/{number}/undo: of a ban from the site",
        ]),
        // Who moderates nothing has nothing to step down from.
        (SignedIn.Only("409 case-nothing-to-lift", Moderator), ["POST /api/cases: step down"]),
        (Analysts, ["GET /api/events"]),
        (Newcomers, ["POST /api/members/external"]),
    ];

    public static IReadOnlyDictionary<string, ByWhom> Table { get; } =
        Groups.SelectMany(group => group.Rows.Select(row => (row, group.Rights))).ToDictionary(row => row.row, row => row.Rights);

    /// <summary>The operation that a row is about.</summary>
    public static string OperationOf(string row) => row.Split(':')[0];
}
