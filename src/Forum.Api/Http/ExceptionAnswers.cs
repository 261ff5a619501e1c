using Marten.Exceptions;
using Microsoft.AspNetCore.Diagnostics;
using Npgsql;

namespace Forum.Api.Http;

/// <summary>
/// What no rule foresaw and still has an answer: two writers met once more after every retry, and the one that lost may try again; the database
/// does not answer, and neither can we; the server itself would not take the request. Anything else stays a 500.
/// </summary>
public sealed class ExceptionAnswers(IProblemDetailsService problems, ILogger<ExceptionAnswers> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (StatusOf(exception) is not { } status) return false;

        if (status == StatusCodes.Status503ServiceUnavailable && !httpContext.RequestAborted.IsCancellationRequested)
        {
            // Not the exception: what the database says of a row may hold what members wrote.
            var cause = exception.GetBaseException();
            log.LogWarning(
                "The database did not answer {Method} {Route}: {Cause} {Code}", httpContext.Request.Method,
                (httpContext.Features.Get<IExceptionHandlerFeature>()?.Endpoint as RouteEndpoint)?.RoutePattern.RawText, cause.GetType().Name, (cause as PostgresException)?.SqlState);
        }

        httpContext.Response.StatusCode = status;
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = { Status = status } });
    }

    /// <summary>Two writers wanted one name, or each what the other held. The second may decide again.</summary>
    public static bool IsMeeting(Exception exception) => exception.InnerException is PostgresException
    {
        SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected,
    };

    static int? StatusOf(Exception exception)
    {
        if (exception is BadHttpRequestException bad) return bad.StatusCode;

        if (exception is ExistingStreamIdCollisionException or JasperFx.ConcurrencyException || IsMeeting(exception))
        {
            return StatusCodes.Status409Conflict;
        }

        return (exception as NpgsqlException ?? exception.InnerException as NpgsqlException) is { IsTransient: true }
            ? StatusCodes.Status503ServiceUnavailable
            : null;
    }
}
