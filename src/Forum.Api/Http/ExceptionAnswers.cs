using Marten.Exceptions;
using Microsoft.AspNetCore.Diagnostics;
using Npgsql;

namespace Forum.Api.Http;

/// <summary>
/// What no rule foresaw and still has an answer: two writers met once more after every retry, and the one that lost may try again; the database
/// does not answer, and neither can we; the server itself would not take the request. Anything else stays a 500.
/// </summary>
public sealed class ExceptionAnswers(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (Explain(exception) is not var (status, detail)) return false;

        httpContext.Response.StatusCode = status;
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = { Status = status, Detail = detail },
        });
    }

    /// <summary>Two writers wanted one name, or each what the other held. The second may decide again.</summary>
    public static bool IsMeeting(Exception exception) => exception.InnerException is PostgresException
    {
        SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected,
    };

    static (int Status, string Detail)? Explain(Exception exception)
    {
        if (exception is BadHttpRequestException bad) return (bad.StatusCode, "The server does not take this request.");

        if (exception is ExistingStreamIdCollisionException or JasperFx.ConcurrencyException || IsMeeting(exception))
        {
            return (StatusCodes.Status409Conflict, "Somebody did the same at the same moment. Try again.");
        }

        return (exception as NpgsqlException ?? exception.InnerException as NpgsqlException) is { IsTransient: true }
            ? (StatusCodes.Status503ServiceUnavailable, "The forum's database does not answer. Try again in a moment.")
            : null;
    }
}
