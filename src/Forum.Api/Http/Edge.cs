using Forum.Api.Http.Idempotency;
using Forum.Domain;

namespace Forum.Api.Http;

/// <summary>What the server itself refuses, whatever a request is about. The rules of the forum come after.</summary>
public static class Edge
{
    public static readonly Refused RequestMalformed = new("request-malformed", "Something in this request cannot be read.");
    public static readonly Refused NotFound = new("not-found", "There is nothing at this address.");
    public static readonly Refused MethodNotAllowed = new("method-not-allowed", "This address does not take this method.");
    public static readonly Refused NotAcceptable = new("not-acceptable", "There is no answer here of a kind that the request accepts.");
    public static readonly Refused Conflict = new("conflict", "Somebody did the same at the same moment. Try again.");
    public static readonly Refused RequestTooLarge = new("request-too-large", "This request is larger than the server takes.");
    public static readonly Refused MediaTypeUnsupported = new(
        "media-type-unsupported", "Send the body in a media type that this address takes.");
    public static readonly Refused RateLimited = new("rate-limited", "That was too much at once. Wait for as long as Retry-After says.");
    public static readonly Refused InternalError = new("internal-error", "Something went wrong here that should not have.");
    public static readonly Refused DatabaseUnavailable = new(
        "database-unavailable", "The forum's database does not answer. Try again in a moment.");
    public static readonly Refused IdempotencyKeyInvalid = new(
        "idempotency-key-invalid", $"An Idempotency-Key is one line of 1 to {IdempotencyKey.MaxLength} visible ASCII characters.");
    public static readonly Refused IdempotencyKeyReused = new(
        "idempotency-key-reused", "This Idempotency-Key came with another request before. Take a new one for a new request.");
    public static readonly Refused IdempotencyInProgress = new(
        "idempotency-in-progress", "The first request with this Idempotency-Key is still on its way. Ask again in a moment.");

    /// <summary>What a status means that no rule of ours chose, such as that of an unknown route or a body that is not JSON.</summary>
    public static Refused Of(int status) => status switch
    {
        StatusCodes.Status400BadRequest => RequestMalformed,
        StatusCodes.Status401Unauthorized => Requests.SignInRequired,
        StatusCodes.Status403Forbidden => Requests.NotAllowed,
        StatusCodes.Status404NotFound => NotFound,
        StatusCodes.Status405MethodNotAllowed => MethodNotAllowed,
        StatusCodes.Status406NotAcceptable => NotAcceptable,
        StatusCodes.Status409Conflict => Conflict,
        StatusCodes.Status413PayloadTooLarge => RequestTooLarge,
        StatusCodes.Status415UnsupportedMediaType => MediaTypeUnsupported,
        StatusCodes.Status503ServiceUnavailable => DatabaseUnavailable,
        _ => InternalError,
    };
}
