using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Forum.Api.Http;

/// <summary>
/// Writes every problem as problem+json with a code, whatever the client says it accepts: a program that asked for something else can still
/// tell what went wrong. What a framework found wrong with a request is told in words of ours, since its own quote the request.
/// </summary>
public sealed class ProblemWriter : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => true;

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        problem.Status ??= context.HttpContext.Response.StatusCode;
        if (!problem.Extensions.ContainsKey("code"))
        {
            var refused = Edge.Of(problem.Status.Value);
            problem.Extensions["code"] = refused.Code;
            problem.Type = Problems.TypeOf(refused.Code);
            problem.Title = ReasonPhrases.GetReasonPhrase(problem.Status.Value);
            problem.Detail = refused.Reason;
            problem.Instance = null;
        }

        var response = context.HttpContext.Response;
        // Who looked at a token says what is wrong with it.
        if (problem.Status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.TryAdd(HeaderNames.WWWAuthenticate, JwtBearerDefaults.AuthenticationScheme);
        }

        await response.WriteAsJsonAsync(problem, problem.GetType(), options: null, "application/problem+json");
    }
}
