using Forum.Api.Storage;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Forum.Api.Webhooks;

/// <summary>Where the log is sent to. Beside the events, since it is no history of the forum, and an address may be a secret.</summary>
public static class WebhookTables
{
    public static readonly Table Webhook = DefineWebhook(), DeadLetter = DefineDeadLetter();

    static Table DefineWebhook()
    {
        var table = New("webhook");
        table.AddColumn("id", "uuid").AsPrimaryKey();
        table.AddColumn("url", "text").NotNull();
        table.AddColumn("types", "text[]");
        table.AddColumn("reader", "text").NotNull();
        table.AddColumn("secret", "bytea").NotNull();
        table.AddColumn("former_secret", "bytea");
        table.AddColumn("former_until", "timestamptz");
        table.AddColumn("created_at", "timestamptz").NotNull();
        table.AddColumn("is_paused", "boolean").NotNull();
        table.AddColumn("stopped_at", "timestamptz");
        table.AddColumn("position", "bigint").NotNull();
        table.AddColumn("through", "bigint"); // up to where what is sent after the position goes, once it was sent
        table.AddColumn("turn", "bigint").NotNull(); // that of the one message that counts; all before it are void
        table.AddColumn("due_at", "timestamptz"); // when that message is handled; null while there is none
        table.AddColumn("claimed_until", "timestamptz"); // so long whoever handles it has it for themself
        table.AddColumn("tries", "integer").NotNull();
        table.AddColumn("failing_since", "timestamptz");
        table.AddColumn("tried_at", "timestamptz");
        table.AddColumn("delivered_at", "timestamptz");
        table.AddColumn("status", "integer");
        table.AddColumn("problem", "text");
        return table;
    }

    static Table DefineDeadLetter()
    {
        var table = New("webhook_dead_letter");
        table.AddColumn("webhook_id", "uuid").AsPrimaryKey();
        table.AddColumn("after", "bigint").AsPrimaryKey();
        table.AddColumn("through", "bigint").NotNull();
        table.AddColumn("tries", "integer").NotNull();
        table.AddColumn("failing_since", "timestamptz").NotNull();
        table.AddColumn("given_up_at", "timestamptz").NotNull();
        table.AddColumn("status", "integer");
        table.AddColumn("problem", "text").NotNull();
        table.AddColumn("state", "text").NotNull();
        table.AddColumn("ended_at", "timestamptz");
        return table;
    }

    static Table New(string name) => new(new PostgresqlObjectName(ForumStore.EventSchema, name, SchemaUtils.IdentifierUsage.General));
}
