using System.Text.Json.Serialization;
using Forum.Api.Http;

namespace Forum.Api.Webhooks;

/// <summary>What a webhook is told: as much as such a reader of <c>/api/events</c>.</summary>
public enum WebhookReader
{
    Analyst,
    Administrator,
}

public enum WebhookState
{
    /// <summary>What happens is sent.</summary>
    Active,

    /// <summary>The last try was in vain, and another will be made.</summary>
    Failing,

    /// <summary>Nothing is sent until somebody takes care of its dead letter.</summary>
    Stopped,

    Paused,
}

/// <summary>Why what was sent was not taken.</summary>
public enum WebhookProblem
{
    /// <summary>It was answered with something else than 2xx.</summary>
    Status,

    /// <summary>It was answered with another address, which is not followed.</summary>
    Redirected,

    /// <summary>It was answered with 410: nobody wants it any more.</summary>
    Gone,
    TimedOut,
    NameNotFound,

    /// <summary>The name leads to an address that is not of the public internet.</summary>
    AddressNotAllowed,
    NotConnected,
    TlsFailed,

    /// <summary>What was answered is no HTTP.</summary>
    AnswerInvalid,
}

/// <param name="Types">The kinds of events that it is told of; null for all.</param>
/// <param name="Position">All that it is told of up to there has been taken.</param>
/// <param name="Tries">How often what comes next was sent in vain.</param>
/// <param name="FailingSince">When the first of these tries was.</param>
/// <param name="NextTryAt">When it is sent again.</param>
/// <param name="Status">What the last try was answered with; null where it was not.</param>
/// <param name="Problem">What was wrong with the last try; null where it was taken.</param>
/// <param name="TriedAt">When something was last sent.</param>
/// <param name="DeliveredAt">When something was last taken.</param>
public sealed record WebhookModel(
    Guid Id, string Url, IReadOnlyList<string>? Types, WebhookReader Reader, WebhookState State, DateTimeOffset CreatedAt, long Position, int Tries,
    DateTimeOffset? FailingSince, DateTimeOffset? NextTryAt, int? Status, WebhookProblem? Problem, DateTimeOffset? TriedAt, DateTimeOffset? DeliveredAt);

/// <param name="Secret">It is shown this once: what comes is signed with it.</param>
public sealed record NewWebhookModel([property: Secret] string Secret, WebhookModel Webhook);

/// <param name="Secret">It is shown this once.</param>
/// <param name="FormerUntil">So long what comes is signed with the former one as well.</param>
public sealed record WebhookSecretModel([property: Secret] string Secret, DateTimeOffset FormerUntil);

public enum DeadLetterState
{
    /// <summary>The webhook stands still before it.</summary>
    Open,
    Replayed,

    /// <summary>The receiver never took it.</summary>
    Discarded,
}

/// <summary>A part of the log that was sent in vain so often that it was given up.</summary>
/// <param name="After">Which part: what comes after this position,</param>
/// <param name="Through">and up to this one.</param>
/// <param name="EndedAt">When somebody took care of it.</param>
public sealed record DeadLetterModel(
    long After, long Through, DeadLetterState State, int Tries, DateTimeOffset FailingSince, DateTimeOffset GivenUpAt, int? Status,
    WebhookProblem Problem, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? EndedAt);
