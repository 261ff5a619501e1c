using Forum.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Forum.Api.Http;

/// <summary>Refusals as RFC 9457 problems: <c>code</c> for programs, <c>detail</c> for people.</summary>
public static class Problems
{
    public static ProblemHttpResult ToProblem(this Refused refused) => TypedResults.Problem(
        detail: refused.Reason,
        statusCode: RefusalStatus.Of(refused),
        type: TypeOf(refused.Code),
        extensions: [new KeyValuePair<string, object?>("code", refused.Code)]);

    public static string TypeOf(string code) => $"urn:forum:{code}";

    /// <summary>The code of a problem that no rule of ours refused, such as an unknown route or a body that is not JSON.</summary>
    public static string CodeOf(int? status) => status switch
    {
        StatusCodes.Status400BadRequest => "request-malformed",
        StatusCodes.Status401Unauthorized => "sign-in-required",
        StatusCodes.Status403Forbidden => "not-allowed",
        StatusCodes.Status404NotFound => "not-found",
        StatusCodes.Status405MethodNotAllowed => "method-not-allowed",
        StatusCodes.Status406NotAcceptable => "not-acceptable",
        StatusCodes.Status409Conflict => "conflict",
        StatusCodes.Status413PayloadTooLarge => "request-too-large",
        StatusCodes.Status415UnsupportedMediaType => "media-type-unsupported",
        StatusCodes.Status503ServiceUnavailable => "database-unavailable",
        _ => "internal-error",
    };
}
