using Marten.Exceptions;
using Microsoft.AspNetCore.Diagnostics;
using Npgsql;

namespace Forum.Api.Http;

/// <summary>
/// What the database did that no rule foresaw: two writers met once more after every retry, and the one that lost may try again; or it does not
/// answer, and neither can we. Anything else stays a 500.
/// </summary>
public sealed class StorageFailures(IProblemDetailsService problems) : IExceptionHandler
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

    public static bool IsUniqueViolation(Exception exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    static (int Status, string Detail)? Explain(Exception exception)
    {
        if (exception is ExistingStreamIdCollisionException or JasperFx.ConcurrencyException || IsUniqueViolation(exception))
        {
            return (StatusCodes.Status409Conflict, "Somebody did the same at the same moment. Try again.");
        }

        return (exception as NpgsqlException ?? exception.InnerException as NpgsqlException) is { IsTransient: true }
            ? (StatusCodes.Status503ServiceUnavailable, "The forum's database does not answer. Try again in a moment.")
            : null;
    }
}
