using System.Collections.Frozen;
using Forum.Api.Analytics;
using Forum.Api.EventFeed;
using Forum.Api.Inbox;
using Forum.Api.Live;
using Forum.Api.Replay;
using Forum.Api.Reports;
using Forum.Api.Search;
using Forum.Api.Takeout;
using Forum.Api.Webhooks;
using Forum.Domain;
using Forum.Domain.Claims;
using Forum.Domain.Comments;
using Forum.Domain.Communities;
using Forum.Domain.Imports;
using Forum.Domain.Imports.Dumps;
using Forum.Domain.Members;
using Forum.Domain.Members.PronounFormats;
using Forum.Domain.Moderation;
using Forum.Domain.Reports;
using Forum.Domain.Text;
using Forum.Domain.Threads;

namespace Forum.Api.Http;

/// <summary>Which HTTP status each refusal answers with. A rule that is not listed is a conflict with how things stand: 409.</summary>
public static class RefusalStatus
{
    static readonly FrozenDictionary<string, int> ByCode = new Dictionary<int, Refused[]>
    {
        [StatusCodes.Status400BadRequest] =
        [
            Handle.Length, Handle.Character, Password.Length, CommunityName.Invalid,
            ThreadTitle.Empty, ThreadTitle.TooLong, ThreadTitle.Character, ThreadBody.TooLong, ThreadBody.Character,
            ThreadLink.TooLong, ThreadLink.Invalid,
            CommunitySettings.TitleInvalid, CommunitySettings.DescriptionTooLong, CommunitySettings.DescriptionCharacter,
            CommunitySettings.DepthOutOfRange, BlockMember.Oneself, Requests.OfficialUndecided,
            CommentBody.Empty, CommentBody.TooLong, CommentBody.Character, Mentions.TooMany, PostComment.IdEmpty,
            Pronouns.TooMany, Pronouns.Unexpected,
            PronounText.Missing, PronounText.TooLong, PronounText.Character, PronounText.Mention, PronounText.Link,
            PronounForms.TooManyCases, PronounSet.LanguageInvalid, PronounFormat.Unreadable, Requests.FormatUnknown, Requests.PronounsNotFound,
            DisplayName.Length, DisplayName.Character, Bio.TooLong, Bio.Character,
            ArticlePage.Empty,
            CaseReason.Missing, CaseReason.TooLong, CaseReason.Character,
            CaseRules.TargetMissing, CaseRules.NothingToHide, CaseRules.LayerOfAuthors, CaseRules.ExistenceAlone, CaseRules.UntilPast,
            Requests.SortUnknown, Requests.KindUnknown, Requests.LimitOutOfRange, Requests.DepthOutOfRange, Requests.CursorInvalid,
            FileReport.PartMissing, FileReport.Own, ReportRequests.OutcomeMissing,
            Requests.CapturedAtInvalid, Requests.VoteMissing, Requests.UpToMissing, Requests.PeriodUnknown,
            Requests.FeedUnknown, Requests.ContentUndecided, Edge.RequestMalformed, Edge.IdempotencyKeyInvalid,
            CutRequest.PositionInvalid, CutRequest.MomentInvalid, CutRequest.Twice, CutRequest.InFuture, GetDiffEndpoint.Reversed,
            SearchRequest.NotAsOf, FeedRequest.WaitOutOfRange, TakeoutRequest.FormatUnknown, InboxRequests.KindUnknown, InboxRequests.NothingNamed,
            SearchRequest.QueryLength, SearchRequest.Unspecific, SearchRequest.KindUnknown,
            WebhookRequests.UrlInvalid, WebhookRequests.UrlNotPublic, WebhookRequests.PausedUndecided,
            // Told on the command line alone, so far.
            DumpRefusals.TooLong, DumpRefusals.NotUtf8, DumpRefusals.NotAnObject, DumpRefusals.FieldInvalid, DumpRefusals.TypeUnknown,
            DumpRefusals.IdInvalid, DumpRefusals.ThreadUnnamed, DumpRefusals.AuthorInvalid, DumpRefusals.TimeInvalid, DumpRefusals.ThreadMissing,
            DumpRefusals.ElsewhereParent, DumpRefusals.TooDeep,
        ],
        [StatusCodes.Status401Unauthorized] = [Requests.SignInFailed, Requests.SignInRequired, Requests.SessionEnded],
        [StatusCodes.Status403Forbidden] =
        [
            Requests.NotAllowed, Requests.RegistrationRequired, Requests.ExternalTokenRequired, ChangePassword.Wrong,
            OpenCase.NotAllowed, CaseRules.Oneself, CaseRules.OwnClaim, ResolveReport.NotAllowed, PostComment.Banned,
            RetractClaim.NotYours, Authorship.NotAuthor, Authorship.NotModerator, Requests.HistoryClosed,
        ],
        [StatusCodes.Status404NotFound] =
        [
            Requests.ThreadNotFound, Requests.CommentNotFound, Requests.MemberNotFound, Requests.CommunityNotFound, Requests.CaseNotFound,
            Requests.ReportNotFound, Requests.ClaimNotFound, Authorship.RevisionNotFound, Edge.NotFound, InboxRequests.NoticeNotFound,
            CutRequest.NotThereYet, PlotRequests.NotFound, WebhookRequests.NotFound, WebhookRequests.DeadLetterNotFound,
        ],
        [StatusCodes.Status405MethodNotAllowed] = [Edge.MethodNotAllowed],
        [StatusCodes.Status406NotAcceptable] = [Edge.NotAcceptable],
        [StatusCodes.Status410Gone] = [Requests.CursorExpired],
        [StatusCodes.Status412PreconditionFailed] = [Authorship.RevisionStale],
        [StatusCodes.Status413PayloadTooLarge] = [ArticlePage.TooLarge, Edge.RequestTooLarge],
        [StatusCodes.Status415UnsupportedMediaType] =
        [
            ArticlePage.NotText, ArticlePage.NotUtf8, Requests.NotPlainText, Edge.MediaTypeUnsupported,
        ],
        [StatusCodes.Status422UnprocessableEntity] = [Edge.IdempotencyKeyReused],
        [StatusCodes.Status429TooManyRequests] = [LiveSeats.TooMany, Edge.RateLimited],
        [StatusCodes.Status500InternalServerError] = [Edge.InternalError],
        [StatusCodes.Status503ServiceUnavailable] = [Edge.DatabaseUnavailable, Requests.IssuerUnavailable, LiveSeats.Full, CutRequest.NotCounted, PlotRequests.TooLong],
    }
    .SelectMany(group => group.Value.Select(refused => (refused.Code, Status: group.Key)))
    .ToFrozenDictionary(row => row.Code, row => row.Status);

    public static int Of(Refused refused) => ByCode.GetValueOrDefault(refused.Code, StatusCodes.Status409Conflict);
}
