using Forum.Api.Comments;
using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Moderation;
using Npgsql;

namespace Forum.Api.Moderation;

/// <summary>A thread or comment that a case comes to.</summary>
/// <param name="Liftable">The suppressions in force on it that a case of restoring would lift.</param>
public sealed record SelectedItem(CaseItem Item, long Number, IReadOnlyList<ImpositionId> Liftable);

/// <summary>Which threads and comments a case goes through, in the order of their numbers, threads first.</summary>
public sealed class CaseSelection(NpgsqlDataSource database)
{
    /// <summary>The next items after <paramref name="place"/>, as many as <paramref name="limit"/>; fewer are the last.</summary>
    public async Task<IReadOnlyList<SelectedItem>> NextAsync(
        CaseAct act, CasePlace place, CasePlace end, int limit, CancellationToken cancellation)
    {
        var items = new List<SelectedItem>(limit);
        foreach (var (kind, after, last) in ((CaseItemKind, long, long)[])
            [(CaseItemKind.Thread, place.Thread, end.Thread), (CaseItemKind.Comment, place.Comment, end.Comment)])
        {
            if (items.Count < limit) items.AddRange(await ReadAsync(act, kind, after, last, limit - items.Count, cancellation));
        }

        return items;
    }

    public async Task<(long Threads, long Comments)> CountAsync(CaseAct act, CasePlace end, CancellationToken cancellation) => (
        await CountAsync(act, CaseItemKind.Thread, end.Thread, cancellation),
        await CountAsync(act, CaseItemKind.Comment, end.Comment, cancellation));

    /// <summary>The highest numbers of a thread and a comment that there are.</summary>
    public async Task<CasePlace> EndAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "select (select coalesce(max(number), 0) from views.thread), (select coalesce(max(number), 0) from views.comment)");
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        return new CasePlace(row.GetInt64(0), row.GetInt64(1));
    }

    async Task<List<SelectedItem>> ReadAsync(
        CaseAct act, CaseItemKind kind, long after, long last, int limit, CancellationToken cancellation)
    {
        if (Selected(act, kind) is not { } selected) return [];
        await using var command = database.CreateCommand(
            $"select id, number, liftable from ({selected}) selected where number > $7 order by number limit $8");
        AddParameters(command, act, last);
        command.Parameters.Add(new() { Value = after });
        command.Parameters.Add(new() { Value = limit });

        var items = new List<SelectedItem>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            items.Add(new SelectedItem(
                new CaseItem(kind, rows.GetGuid(0)), rows.GetInt64(1), [.. rows.GetFieldValue<Guid[]>(2).Select(ImpositionId.From)]));
        }

        return items;
    }

    async Task<long> CountAsync(CaseAct act, CaseItemKind kind, long last, CancellationToken cancellation)
    {
        if (Selected(act, kind) is not { } selected) return 0;
        await using var command = database.CreateCommand($"select count(*) from ({selected}) selected");
        AddParameters(command, act, last);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    static void AddParameters(NpgsqlCommand command, CaseAct act, long last)
    {
        command.Parameters.Add(new()
        {
            Value = (act.Scope == CaseScope.Member || act.Removes ? act.Member?.Value
            : act.Comment?.Value ?? act.Thread?.Value) ?? Guid.Empty
        });
        command.Parameters.Add(new() { Value = act.Community?.Value ?? Guid.Empty });
        command.Parameters.Add(new() { Value = act.Since?.ToUniversalTime() ?? DateTimeOffset.MinValue });
        command.Parameters.Add(new() { Value = (int)SuppressionRows.Bit(act.Layer) });
        command.Parameters.Add(new() { Value = act.Revision ?? 0 });
        command.Parameters.Add(new() { Value = last });
    }

    /// <summary>
    /// SQL for id, number and what may be lifted. A case does not come to what a higher layer lets nobody know of: its count would tell.
    /// $1 is whose or what, $2 a community or zeros, $3 since when, $4 a layer, $5 a version or 0,
    /// $6 the last number. Null where a case has no items of this kind.
    /// </summary>
    static string? Selected(CaseAct act, CaseItemKind kind)
    {
        if (Which(act, kind) is not { } which) return null;
        var (post, written) = kind == CaseItemKind.Thread ? ("thread", "created_at") : ("comment", "position");
        var liftable =
            $"""
            array(select imposed.id from views.{post}_suppression imposed
                where imposed.target_id = post.id and imposed.layer = $4 and coalesce(imposed.revision, 0) = $5 and {ImpositionTable.InForce}
                order by imposed.id)
            """;
        return
            $"""
            select * from (
                select post.id, post.number, {liftable} as liftable
                from views.{post} post left join views.member author on author.id = post.author_id
                where {which} and post.number <= $6 and post.{written} >= $3
                  and ($2 = '00000000-0000-0000-0000-000000000000'::uuid or post.community_id = $2)
                  and {(kind == CaseItemKind.Thread ? Known("post") : CommentExistence.Shows("post", Known))}) found
            where {(act.Kind == CaseKind.Restore ? "cardinality(liftable) > 0" : "true")}
            """;
    }

    static string Known(string post) =>
        $"({post}.hides_existence < {SuppressionRows.Bit(SuppressionLayer.Oversight)} or $4 >= {SuppressionRows.Bit(SuppressionLayer.Oversight)})";

    static string? Which(CaseAct act, CaseItemKind kind) => (act, kind) switch
    {
        ({ Scope: CaseScope.Member } or { Kind: CaseKind.Ban }, _) => "coalesce(author.claimed_by, author.id) = $1",
        ({ Comment: not null }, CaseItemKind.Thread) => null,
        ({ Comment: null }, CaseItemKind.Thread) => "post.id = $1",
        ({ Comment: not null, Scope: CaseScope.Item }, _) => "post.id = $1",
        ({ Comment: not null }, _) =>
            """
            post.id in (with recursive below as (
                select $1::uuid as id union all select child.id from below join views.comment child on child.parent_key = below.id)
                select id from below)
            """,
        ({ Scope: CaseScope.Subtree }, _) => "post.thread_id = $1",
        _ => null,
    };
}
