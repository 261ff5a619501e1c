using Forum.Api.Live;
using Marten;
using Npgsql;

namespace Forum.Api.Webhooks;

/// <summary>A webhook in the hands of the one who sends to it now.</summary>
/// <param name="Secrets">Each that its receiver may know it by.</param>
/// <param name="Through">Where what is sent again ends; null for what has not been sent yet.</param>
public sealed record ClaimedWebhook(
    Guid Id, long Turn, string Url, IReadOnlyList<string>? Types, WebhookReader Reader, IReadOnlyList<byte[]> Secrets, long Position, long? Through, int Tries);

/// <summary>
/// Whose turn it is. For each webhook one message counts, which has the number of its turn: what a crash, a second server or an administrator's
/// change leaves behind of earlier ones does nothing. Who handles it claims the webhook, so that two who have the same message do not both send.
/// </summary>
public sealed class WebhookTurns(NpgsqlDataSource database)
{
    /// <summary>Longer than a delivery can take.</summary>
    const int ClaimedSeconds = 60;

    /// <summary>A message that is not handled so long after its time was lost with its server.</summary>
    const int LostSeconds = 30;

    /// <summary>Those that something is to be sent to, and no message is on its way for.</summary>
    static readonly string Behind =
        $"""
        select id, turn from forum.webhook
        where not is_paused and stopped_at is null and coalesce(claimed_until, '-infinity') < now() and (
            (due_at is null and position < ({LiveEvents.Counted})) or due_at < now() - interval '{LostSeconds} seconds')
        """;

    public async Task<IReadOnlyList<DeliverWebhook>> BehindAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Behind);
        var behind = new List<DeliverWebhook>();
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation)) behind.Add(new DeliverWebhook(row.GetGuid(0), row.GetInt64(1) + 1));
        return behind;
    }

    /// <summary>Its turn begins with the commit that stores the message.</summary>
    public static void Begin(IDocumentSession session, DeliverWebhook message) => session.QueueSqlCommand(
        "update forum.webhook set turn = ?, due_at = now(), claimed_until = null where id = ? and turn = ?", message.Turn, message.Webhook, message.Turn - 1);

    /// <returns>Null where it is another's turn, or nobody's.</returns>
    public async Task<ClaimedWebhook?> ClaimAsync(DeliverWebhook message, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"""
            update forum.webhook set claimed_until = now() + interval '{ClaimedSeconds} seconds'
            where id = $1 and turn = $2 and not is_paused and stopped_at is null and coalesce(claimed_until, '-infinity') < now()
            returning url, types, reader, position, through, tries, secret, case when former_until > now() then former_secret end
            """);
        command.Parameters.Add(new() { Value = message.Webhook });
        command.Parameters.Add(new() { Value = message.Turn });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        if (!await row.ReadAsync(cancellation)) return null;
        return new ClaimedWebhook(
            message.Webhook, message.Turn, row.GetString(0), row.IsDBNull(1) ? null : row.GetFieldValue<string[]>(1),
            Enum.Parse<WebhookReader>(row.GetString(2)),
            [row.GetFieldValue<byte[]>(6), .. row.IsDBNull(7) ? (IEnumerable<byte[]>)[] : [row.GetFieldValue<byte[]>(7)]],
            row.GetInt64(3), row.IsDBNull(4) ? null : row.GetInt64(4), row.GetInt32(5));
    }

    /// <summary>Keeps where what is sent now ends before it is sent: sent again, it ends there too, and is known by the same id.</summary>
    /// <returns>False where its turn has ended meanwhile.</returns>
    public async Task<bool> KeepAsync(ClaimedWebhook webhook, long through, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("update forum.webhook set through = $3 where id = $1 and turn = $2");
        command.Parameters.Add(new() { Value = webhook.Id });
        command.Parameters.Add(new() { Value = webhook.Turn });
        command.Parameters.Add(new() { Value = through });
        return await command.ExecuteNonQueryAsync(cancellation) > 0;
    }

    /// <summary>There was nothing to tell up to there.</summary>
    public static void Pass(IDocumentSession session, ClaimedWebhook webhook, long through, bool isMore) => session.QueueSqlCommand(
        """
        update forum.webhook set turn = turn + 1, claimed_until = null, due_at = case when ? then now() end,
            position = ?, through = null, tries = 0, failing_since = null, problem = null
        where id = ? and turn = ?
        """,
        isMore, through, webhook.Id, webhook.Turn);

    public static void Advance(IDocumentSession session, ClaimedWebhook webhook, long through, bool isMore, WebhookAnswer answer)
    {
        session.QueueSqlCommand(
            "update forum.webhook set tried_at = now(), delivered_at = now(), status = ? where id = ? and turn = ?", answer.Status!, webhook.Id, webhook.Turn);
        Pass(session, webhook, through, isMore);
    }

    public static void TryAgain(IDocumentSession session, ClaimedWebhook webhook, WebhookAnswer answer, TimeSpan pause) =>
        Fail(session, webhook, answer, "due_at = now() + make_interval(secs => ?)", pause.TotalSeconds);

    /// <summary>Stops before it.</summary>
    public static void GiveUp(IDocumentSession session, ClaimedWebhook webhook, long through, WebhookAnswer answer)
    {
        session.QueueSqlCommand(
            $"""
            insert into forum.webhook_dead_letter (webhook_id, after, through, tries, failing_since, given_up_at, status, problem, state)
            select id, position, ?, tries + 1, coalesce(failing_since, now()), now(), nullif(?, 0), ?, '{DeadLetterState.Open}'
            from forum.webhook where id = ? and turn = ?
            on conflict (webhook_id, after) do update set through = excluded.through, tries = excluded.tries, failing_since = excluded.failing_since,
                given_up_at = excluded.given_up_at, status = excluded.status, problem = excluded.problem, state = excluded.state, ended_at = null
            """,
            through, answer.Status ?? 0, $"{answer.Problem}", webhook.Id, webhook.Turn);
        Fail(session, webhook, answer, "due_at = null, stopped_at = now()");
    }

    static void Fail(IDocumentSession session, ClaimedWebhook webhook, WebhookAnswer answer, string then, params object[] values) => session.QueueSqlCommand(
        $"""
        update forum.webhook set turn = turn + 1, claimed_until = null, tries = tries + 1, failing_since = coalesce(failing_since, now()), tried_at = now(),
            {then}, status = nullif(?, 0), problem = ? where id = ? and turn = ?
        """,
        [.. values, answer.Status ?? 0, $"{answer.Problem}", webhook.Id, webhook.Turn]);
}
