using Forum.Api.Storage;
using JasperFx.Events;
using Marten;
using Marten.Services;
using Npgsql;

namespace Forum.Api.Http.Caching;

/// <summary>
/// Makes what was kept yield to what happens: at once to what this program stores, before whoever wrote it is answered, and to what it adds up;
/// within moments to what another program on the same database does, by looking at how far the log and its views have come.
/// </summary>
public sealed class AnswerTide(AnswerAge age, AnswerChanges changes, SharedAnswers answers, NpgsqlDataSource database, ILogger<AnswerTide> log)
    : BackgroundService, IDocumentSessionListener, IToldOfEvents
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>While views are being stored, which takes some milliseconds, and nothing can be kept.</summary>
    static readonly TimeSpan ShortPause = TimeSpan.FromMilliseconds(5);

    Level seen = new(0, 0);
    bool isAsleep = true;

    public Task AfterCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token)
    {
        changes.Apply(commit.GetEvents());
        return Task.CompletedTask;
    }

    public void Tell(IReadOnlyCollection<IEvent> events) => changes.Apply(events);

    public Task BeforeSaveChangesAsync(IDocumentSession session, CancellationToken token) => Task.CompletedTask;

    public void DocumentLoaded(object id, object document)
    {
    }

    public void DocumentAddedForStorage(object id, object document)
    {
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await age.BeginsAsync(age.IsUnsure ? ShortPause : Pause, stoppingToken);
                await LookAsync(stoppingToken);
            }
            catch (NpgsqlException e)
            {
                age.ChangeAll();
                log.LogWarning(e, "Answers are made anew each time while the database does not answer");
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }
        }
    }

    async Task LookAsync(CancellationToken cancellation)
    {
        if (answers.IsEmpty && !age.IsUnsure)
        {
            isAsleep = true;
            return;
        }

        var level = await LevelAsync(cancellation);
        // Nobody has looked for a while, and what is kept by now may have been read at any time since.
        if (isAsleep)
        {
            age.ChangeAll();
        }
        else
        {
            await changes.ApplyAsync(seen.Log, level.Log, cancellation);
            await changes.ApplyAsync(seen.Views, level.Views, cancellation);
        }

        (seen, isAsleep) = (level, false);
        age.End(level.Views);
    }

    async Task<Level> LevelAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            select coalesce(max(last_seq_id) filter (where name = 'HighWaterMark'), 0), coalesce(min(last_seq_id) filter (where name like $1), 0)
            from forum.mt_event_progression
            """);
        command.Parameters.Add(new() { Value = $"{ForumStore.Activity}:%" });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        return new Level(row.GetInt64(0), row.GetInt64(1));
    }

    /// <param name="Log">How far the log is known to be whole.</param>
    /// <param name="Views">How far the asynchronous views have come.</param>
    sealed record Level(long Log, long Views);
}
