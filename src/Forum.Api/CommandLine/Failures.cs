using Forum.Api.Postgres;
using Forum.Api.Rebuilding;
using Forum.Api.Storage;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Forum.Api.CommandLine;

/// <summary>What a person at a terminal is told when something goes wrong: what and why, without a stack trace where we know.</summary>
public static class Failures
{
    public static async Task<int> GuardAsync(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Failed;
        }
        catch (Exception e)
        {
            await Console.Error.WriteLineAsync(Causes(e).Select(Explain).FirstOrDefault(explanation => explanation is not null) ?? e.ToString());
            return ExitCode.Failed;
        }
    }

    static IEnumerable<Exception> Causes(Exception? e)
    {
        for (; e is not null; e = e.InnerException) yield return e;
    }

    static string? Explain(Exception e) => e switch
    {
        PostgresUnavailableException or TimeoutException or RebuildUnderWayException or PoisonedEventException => e.Message,
        OptionsValidationException => e.Message,
        NpgsqlException => $"The database does not answer as it should: {e.Message}",
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } =>
            $"{e.Message} Is another forum running? Choose an address with --urls, such as --urls http://localhost:5081.",
        _ => null,
    };
}
