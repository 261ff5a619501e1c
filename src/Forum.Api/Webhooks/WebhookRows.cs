using Npgsql;
using NpgsqlTypes;

namespace Forum.Api.Webhooks;

/// <summary>Webhooks as administrators set them up. Each change makes void what is on its way, so that it is begun anew by what holds now.</summary>
public sealed class WebhookRows(NpgsqlDataSource database)
{
    /// <summary>So long a receiver has time to learn a new secret.</summary>
    static readonly TimeSpan FormerSecretHolds = TimeSpan.FromDays(1);

    const string BeginsAnew = "turn = turn + 1, due_at = null, claimed_until = null";

    const string Columns =
        """
        id, url, types, reader, created_at, position, tries, failing_since, case when tries > 0 and not is_paused and stopped_at is null then due_at end,
        status, problem, tried_at, delivered_at,
        case when is_paused then 'Paused' when stopped_at is not null then 'Stopped' when tries > 0 then 'Failing' else 'Active' end
        """;

    /// <returns>False where there are as many as there may be.</returns>
    public async Task<bool> AddAsync(Guid id, string url, IReadOnlyList<string>? types, WebhookReader reader, byte[] secret, long after, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        // One after the other, so that none counts without the others.
        await using (var wait = new NpgsqlCommand("lock table forum.webhook in share row exclusive mode", connection)) await wait.ExecuteNonQueryAsync(cancellation);
        await using var add = new NpgsqlCommand(
            $"""
            insert into forum.webhook (id, url, types, reader, secret, position, created_at, is_paused, turn, tries)
            select $1, $2, $3, $4, $5, $6, now(), false, 0, 0 where (select count(*) from forum.webhook) < {WebhookRequests.Most}
            """,
            connection);
        add.Parameters.Add(new() { Value = id });
        AddTold(add, url, types, reader);
        add.Parameters.Add(new() { Value = secret });
        add.Parameters.Add(new() { Value = after });
        var isAdded = await add.ExecuteNonQueryAsync(cancellation) > 0;
        await transaction.CommitAsync(cancellation);
        return isAdded;
    }

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<WebhookModel>> ListAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"select {Columns} from forum.webhook order by created_at desc, id");
        return await ReadAsync(command, cancellation);
    }

    public async Task<WebhookModel?> FindAsync(Guid id, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"select {Columns} from forum.webhook where id = $1");
        command.Parameters.Add(new() { Value = id });
        return (await ReadAsync(command, cancellation)).SingleOrDefault();
    }

    public async Task<WebhookModel?> ChangeAsync(Guid id, string url, IReadOnlyList<string>? types, WebhookReader reader, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"""
            update forum.webhook set url = $2, types = $3, reader = $4, {BeginsAnew},
                through = case when types is not distinct from $3 and reader = $4 then through end
            where id = $1 returning {Columns}
            """);
        command.Parameters.Add(new() { Value = id });
        AddTold(command, url, types, reader);
        return (await ReadAsync(command, cancellation)).SingleOrDefault();
    }

    public async Task<WebhookModel?> PauseAsync(Guid id, bool isPaused, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"update forum.webhook set is_paused = $2, {BeginsAnew} where id = $1 returning {Columns}");
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = isPaused });
        return (await ReadAsync(command, cancellation)).SingleOrDefault();
    }

    /// <returns>Until when the former secret holds beside the new one; null for no such webhook.</returns>
    public async Task<DateTimeOffset?> RotateAsync(Guid id, byte[] secret, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "update forum.webhook set former_secret = secret, former_until = now() + $3, secret = $2 where id = $1 returning former_until");
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = secret });
        command.Parameters.Add(new() { Value = FormerSecretHolds });
        return await command.ExecuteScalarAsync(cancellation) is DateTime until ? until : null;
    }

    /// <returns>False for no such webhook.</returns>
    public async Task<bool> DeleteAsync(Guid id, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("with letters as (delete from forum.webhook_dead_letter where webhook_id = $1) delete from forum.webhook where id = $1");
        command.Parameters.Add(new() { Value = id });
        return await command.ExecuteNonQueryAsync(cancellation) > 0;
    }

    static void AddTold(NpgsqlCommand command, string url, IReadOnlyList<string>? types, WebhookReader reader)
    {
        command.Parameters.Add(new() { Value = url });
        command.Parameters.Add(new() { Value = types?.Distinct().ToArray() ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = $"{reader}" });
    }

    static async Task<List<WebhookModel>> ReadAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        var webhooks = new List<WebhookModel>();
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            webhooks.Add(new WebhookModel(
                row.GetGuid(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetFieldValue<string[]>(2), Enum.Parse<WebhookReader>(row.GetString(3)),
                Enum.Parse<WebhookState>(row.GetString(13)), row.GetFieldValue<DateTimeOffset>(4), row.GetInt64(5), row.GetInt32(6), row.MomentAt(7),
                row.MomentAt(8), row.IsDBNull(9) ? null : row.GetInt32(9), row.ProblemAt(10), row.MomentAt(11), row.MomentAt(12)));
        }

        return webhooks;
    }
}

static class WebhookColumns
{
    public static DateTimeOffset? MomentAt(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);

    public static WebhookProblem? ProblemAt(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : Enum.Parse<WebhookProblem>(row.GetString(column));
}
