using Forum.Api.Storage;
using Npgsql;

namespace Forum.Api.Rebuilding;

/// <summary>
/// Which views hold all that the events tell. A view that a newer program brings to an older database begins empty, and everything that happened
/// before is missing from it until it is made from the events. So it is written down which are complete: those that there were before this was
/// written down for the first time, those that begin with the first event, and those that were made.
/// </summary>
public sealed class CompleteViews(NpgsqlDataSource database)
{
    const string Seeded = "select to_regclass('forum.complete_view') is not null";

    /// <summary>Before any view is created: it would be taken for one that was there.</summary>
    const string Seed =
        $"""
        select pg_advisory_xact_lock(5103920187);
        create schema if not exists forum;
        create table if not exists forum.complete_view (name text primary key);
        insert into forum.complete_view (name)
        select tablename from pg_tables where schemaname = '{ViewTable.Schema}' and not exists (select from forum.complete_view) on conflict do nothing;
        """;

    /// <summary>What is counted from the first event on, or written with it, lacks nothing.</summary>
    const string MarkBegun =
        """
        insert into forum.complete_view (name)
        select view.name from unnest($1, $2) as view(name, shard) left join forum.mt_event_progression progress on progress.name = view.shard
        where case when view.shard <> '' then coalesce(progress.last_seq_id, 0) = 0 else not exists (select from forum.mt_events) end
        on conflict do nothing
        """;

    /// <summary>SQL that says of tables, separated by commas, that they are complete.</summary>
    public static string Mark(IEnumerable<string> tables) =>
        $"insert into forum.complete_view (name) values {string.Join(", ", tables.Select(table => $"('{table}')"))} on conflict do nothing";

    static readonly IReadOnlyDictionary<string, string> ProjectionOf =
        RebuiltViews.All.ByProjection.ToDictionary(one => one.Table.Identifier.Name, one => one.Projection);

    volatile IReadOnlyList<string> missing = [];

    /// <summary>The tables that lack what happened before they were there, as far as is known here.</summary>
    public IReadOnlyList<string> Missing => missing;

    /// <summary>What fills them.</summary>
    public IReadOnlyCollection<string> MissingProjections => [.. missing.Select(table => ProjectionOf[table]).Distinct()];

    /// <summary>To be called before the schema of the database is made what this program wants.</summary>
    public async Task SeedAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var seeded = new NpgsqlCommand(Seeded, connection);
        if ((bool)(await seeded.ExecuteScalarAsync(cancellation))!) return;
        await using var seed = new NpgsqlCommand(Seed, connection);
        await seed.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>To be called after that, before anything is stored.</summary>
    public async Task BeginAsync(CancellationToken cancellation)
    {
        var shards = ForumStore.CounterSets().SelectMany(set => set.Tables.Select(table => (table, set.Shard))).ToDictionary(one => one.table.Identifier.Name, one => one.Shard);
        await using var mark = database.CreateCommand(MarkBegun);
        mark.Parameters.Add(new() { Value = ProjectionOf.Keys.ToArray() });
        mark.Parameters.Add(new() { Value = ProjectionOf.Keys.Select(table => shards.GetValueOrDefault(table, "")).ToArray() });
        await mark.ExecuteNonQueryAsync(cancellation);
        await LookAsync(cancellation);
    }

    /// <summary>Looks again: another program may have made them.</summary>
    public async Task LookAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select name from unnest($1) as view(name) where name not in (select name from forum.complete_view)");
        command.Parameters.Add(new() { Value = ProjectionOf.Keys.ToArray() });
        var found = new List<string>();
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation)) found.Add(row.GetString(0));
        missing = found;
    }
}
