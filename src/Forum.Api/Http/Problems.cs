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
}
