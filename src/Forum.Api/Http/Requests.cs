using Forum.Domain;

namespace Forum.Api.Http;

/// <summary>What is wrong with a request before any decision is asked for.</summary>
public static class Requests
{
    public const int MaxLimit = 200;

    public static readonly Refused SortUnknown = new("sort-unknown", "There is no such order here.");
    public static readonly Refused KindUnknown = new("kind-unknown", "There is no such kind here.");
    public static readonly Refused LimitOutOfRange = new("limit-out-of-range", $"A page has 1 to {MaxLimit} items.");
    public static readonly Refused DepthOutOfRange = new("depth-out-of-range", "A depth is zero or more levels.");
    public static readonly Refused CursorInvalid = new("cursor-invalid", "This cursor is not one that this list gave out in this order.");
    public static readonly Refused CursorExpired = new("cursor-expired", "The order that this cursor goes on in is gone. Begin again.");
    public static readonly Refused FeedUnknown = new("feed-unknown", "There is no such feed here.");
    public static readonly Refused PeriodUnknown = new("period-unknown", "There is no such period here.");
    public static readonly Refused VoteMissing = new("vote-missing", "Say how you vote: up, down or none.");
    public static readonly Refused UpToMissing = new("up-to-missing", "Say up to which comment you have read.");
    public static readonly Refused CapturedAtInvalid = new(
        "captured-at-invalid", "Say when the page was captured as 2025-03-01 or 2025-03-01T12:00:00Z, and not in the future.");
    public static readonly Refused FormatUnknown = new(
        "pronouns-format-unknown", "Pronouns are written as vcard, jscontact, schemaorg, fhir or suffix.");
    public static readonly Refused PronounsNotFound = new("pronouns-not-found", "This text has no pronouns that could be kept here.");
    public static readonly Refused NotPlainText = new("page-not-plain-text", "Send the page as text/plain in UTF-8.");
    public static readonly Refused SignInFailed = new("sign-in-failed", "There is no account with this handle and password.");
    public static readonly Refused SignInRequired = new("sign-in-required", "Sign in to do this.");
    public static readonly Refused SessionEnded = new("session-ended", "You are no longer signed in. Sign in again.");
    public static readonly Refused RegistrationRequired = new(
        "registration-required", "We do not know you yet. Register with POST /api/members/external first.");
    public static readonly Refused ExternalTokenRequired = new(
        "external-token-required", "Register here with a token of another issuer, or with POST /api/members.");
    public static readonly Refused IssuerUnavailable = new(
        "issuer-unavailable", "Whoever issued this token cannot be asked about it. Try again in a moment.");
    public static readonly Refused ContentUndecided = new(
        "content-undecided", "Say what becomes of what you wrote: keep or withdraw.");
    public static readonly Refused NotAllowed = new("not-allowed", "You may not do this here.");
    public static readonly Refused ThreadNotFound = new("thread-not-found", "There is no such thread.");
    public static readonly Refused CommentNotFound = new("comment-not-found", "There is no such comment.");
    public static readonly Refused MemberNotFound = new("member-not-found", "Nobody here goes by this handle.");
    public static readonly Refused CaseNotFound = new("case-not-found", "There is no such case.");
    public static readonly Refused HistoryClosed = new("history-closed", "You may not read the earlier versions of this.");
    public static readonly Refused OfficialUndecided = new("official-undecided", "Say whether you speak as a moderator: true or false.");
    public static readonly Refused ReportNotFound = new("report-not-found", "There is no such report.");
    public static readonly Refused ClaimNotFound = new("claim-not-found", "There is no such request for a claim.");
    public static readonly Refused CommunityNotFound = new("community-not-found", "There is no such community.");
}
