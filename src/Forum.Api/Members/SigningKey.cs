using System.Security.Cryptography;
using Forum.Api.Storage;
using Microsoft.IdentityModel.Tokens;
using Npgsql;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Forum.Api.Members;

/// <summary>The key that tokens are signed with: made once and kept in the database, so that every node and start has the same.</summary>
public sealed class SigningKey(NpgsqlDataSource database) : IHostedService
{
    const int Bytes = 64;

    public static readonly Table Table = Define();

    public SymmetricSecurityKey Value { get; private set; } = null!;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            "insert into forum.signing_key (id, secret) values (true, $1) on conflict do nothing")
        {
            Parameters = { new() { Value = RandomNumberGenerator.GetBytes(Bytes) } },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select secret from forum.signing_key"));
        Value = new SymmetricSecurityKey((byte[])(await batch.ExecuteScalarAsync(cancellationToken))!);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    static Table Define()
    {
        var table = new Table(new PostgresqlObjectName(ForumStore.EventSchema, "signing_key", SchemaUtils.IdentifierUsage.General));
        table.AddColumn("id", "boolean").AsPrimaryKey();
        table.AddColumn("secret", "bytea").NotNull();
        return table;
    }
}
