using Npgsql;

namespace Forum.Api.Webhooks;

/// <summary>What was given up. A webhook stands still before it, since what comes after it must not come before it.</summary>
public sealed class DeadLetters(NpgsqlDataSource database)
{
    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<DeadLetterModel>> ListAsync(Guid webhook, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            select after, through, state, tries, failing_since, given_up_at, status, problem, ended_at
            from forum.webhook_dead_letter where webhook_id = $1 order by given_up_at desc, after desc
            """);
        command.Parameters.Add(new() { Value = webhook });
        var letters = new List<DeadLetterModel>();
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            letters.Add(new DeadLetterModel(
                row.GetInt64(0), row.GetInt64(1), Enum.Parse<DeadLetterState>(row.GetString(2)), row.GetInt32(3), row.GetFieldValue<DateTimeOffset>(4),
                row.GetFieldValue<DateTimeOffset>(5), row.IsDBNull(6) ? null : row.GetInt32(6), row.ProblemAt(7)!.Value, row.MomentAt(8)));
        }

        return letters;
    }

    /// <summary>Sends it again, and then what comes after it.</summary>
    /// <returns>False where there is none, or none any more.</returns>
    public Task<bool> ReplayAsync(Guid webhook, long after, CancellationToken cancellation) =>
        EndAsync(webhook, after, DeadLetterState.Replayed, "position", "forum.webhook.through", cancellation);

    /// <summary>Goes on with what comes after it.</summary>
    /// <returns>False where there is none, or none any more.</returns>
    public Task<bool> DiscardAsync(Guid webhook, long after, CancellationToken cancellation) =>
        EndAsync(webhook, after, DeadLetterState.Discarded, "letter.through", "null", cancellation);

    async Task<bool> EndAsync(Guid webhook, long after, DeadLetterState state, string position, string through, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"""
            with letter as (
                update forum.webhook_dead_letter set state = $3, ended_at = now()
                where webhook_id = $1 and after = $2 and state = '{DeadLetterState.Open}' returning through)
            update forum.webhook set position = {position}, through = {through}, stopped_at = null, tries = 0, failing_since = null, problem = null,
                turn = turn + 1, due_at = null, claimed_until = null
            from letter where id = $1
            """);
        command.Parameters.Add(new() { Value = webhook });
        command.Parameters.Add(new() { Value = after });
        command.Parameters.Add(new() { Value = $"{state}" });
        return await command.ExecuteNonQueryAsync(cancellation) > 0;
    }
}
