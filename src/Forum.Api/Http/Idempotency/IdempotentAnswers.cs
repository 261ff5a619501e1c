using Forum.Api.Storage;
using Npgsql;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Forum.Api.Http.Idempotency;

/// <summary>The answers to requests with a key, sealed, for a day.</summary>
public sealed class IdempotentAnswers(NpgsqlDataSource database)
{
    /// <summary>Each that is kept makes room for itself, so that the table never outgrows what is kept in a day.</summary>
    const int Forgotten = 10;

    public static readonly Table Table = Define();

    public async Task<byte[]?> FindAsync(byte[] id)
    {
        await using var command = database.CreateCommand("select answer from forum.idempotent_answer where id = $1 and expires_at > now()");
        command.Parameters.Add(new() { Value = id });
        return (byte[]?)await command.ExecuteScalarAsync();
    }

    public async Task KeepAsync(byte[] id, byte[] answer)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            """
            insert into forum.idempotent_answer (id, answer, expires_at) values ($1, $2, now() + interval '24 hours')
            on conflict (id) do update set answer = excluded.answer, expires_at = excluded.expires_at
            """)
        {
            Parameters = { new() { Value = id }, new() { Value = answer } },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            """
            delete from forum.idempotent_answer where id in
                (select id from forum.idempotent_answer where expires_at < now() order by expires_at limit $1 for update skip locked)
            """)
        {
            Parameters = { new() { Value = Forgotten } },
        });
        await batch.ExecuteNonQueryAsync();
    }

    static Table Define()
    {
        var table = new Table(new PostgresqlObjectName(ForumStore.EventSchema, "idempotent_answer", SchemaUtils.IdentifierUsage.General));
        table.AddColumn("id", "bytea").AsPrimaryKey();
        table.AddColumn("answer", "bytea").NotNull();
        table.AddColumn("expires_at", "timestamptz").NotNull();
        table.Indexes.Add(new IndexDefinition("idempotent_answer_expires_at") { Columns = ["expires_at"] });
        return table;
    }
}
