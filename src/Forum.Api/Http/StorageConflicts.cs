using Marten.Exceptions;
using Microsoft.AspNetCore.Diagnostics;
using Npgsql;

namespace Forum.Api.Http;

/// <summary>Two writers met once more after every retry: the one that lost may try again. Anything else unforeseen stays a 500.</summary>
public sealed class StorageConflicts(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var isConflict = exception is ExistingStreamIdCollisionException or JasperFx.ConcurrencyException || IsUniqueViolation(exception);
        if (!isConflict) return false;

        httpContext.Response.StatusCode = StatusCodes.Status409Conflict;
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = { Status = StatusCodes.Status409Conflict, Detail = "Somebody did the same at the same moment. Try again." },
        });
    }

    public static bool IsUniqueViolation(Exception exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}
