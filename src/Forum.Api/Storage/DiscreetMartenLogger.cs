using Marten;
using Marten.Exceptions;
using Marten.Services;
using Npgsql;

namespace Forum.Api.Storage;

/// <summary>Logs which statement failed and why, never what was in it: parameters are handles, bodies and password hashes.</summary>
public sealed class DiscreetMartenLogger(ILogger<DiscreetMartenLogger> log) : IMartenLogger, IMartenSessionLogger
{
    /// <summary>What Marten's append function says of a stream that somebody else has just started or added to.</summary>
    const string StreamTaken = "MT003";

    public IMartenSessionLogger StartSession(IQuerySession session) => this;

    public void SchemaChange(string sql)
    {
        log.LogInformation("Changed the schema of the database");
        log.LogDebug("Changed the schema of the database:\n{Sql}", sql);
    }

    public void LogFailure(NpgsqlCommand command, Exception ex) => LogFailure(ex, command.CommandText);

    public void LogFailure(NpgsqlBatch batch, Exception ex)
    {
        var statements = batch.BatchCommands.OfType<NpgsqlBatchCommand>().Select(command => command.CommandText).Distinct();
        LogFailure(ex, string.Join(";\n", statements));
    }

    public void LogFailure(Exception ex, string message)
    {
        // Two writers met, and the second decides again; or the program stops. Nothing failed for anybody.
        var harmless = ex is OperationCanceledException or ExistingStreamIdCollisionException
            or PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or StreamTaken };
        log.Log(harmless ? LogLevel.Debug : LogLevel.Error, ex, "The database refused: {Statement}", message);
    }

    public void LogSuccess(NpgsqlCommand command)
    {
    }

    public void LogSuccess(NpgsqlBatch batch)
    {
    }

    public void RecordSavedChanges(IDocumentSession session, IChangeSet commit)
    {
    }

    public void OnBeforeExecute(NpgsqlCommand command)
    {
    }

    public void OnBeforeExecute(NpgsqlBatch batch)
    {
    }
}
