using Forum.Api.Http;
using Forum.Api.Replay;
using Forum.Domain.Moderation;
using Npgsql;

namespace Forum.Api.Moderation;

/// <summary>What a case touched: a thread, comment, member, community or other case, by number.</summary>
public sealed record CaseItemModel(CaseItemKind Kind, long Number);

public enum CaseItemSort
{
    Old,
}

/// <summary>What a case touched, in the order in which it did.</summary>
public sealed class CaseItems(NpgsqlDataSource database)
{
    // Whoever may not know who wrote something does not learn it from a case about its author either.
    static readonly string Sql =
        $"""
        select item.kind, coalesce(thread.number, comment.number, member.number, community.number, entry.number), item.place
        from views.moderation_case c
        join views.case_item item on item.case_id = c.id
        left join views.thread thread on item.kind = 'Thread' and thread.id = item.item_id and {CaseModel.ThreadExists}
            and (c.member_id is null or {Visibility.Shows("thread", "hides_author")})
        left join views.comment comment on item.kind = 'Comment' and comment.id = item.item_id and {CaseModel.CommentExists}
            and (c.member_id is null or {Visibility.Shows("comment", "hides_author")})
        left join views.member member on item.kind = 'Member' and member.id = item.item_id
        left join views.community community on item.kind = 'Community' and community.id = item.item_id
        left join views.moderation_case entry on item.kind = 'Case' and entry.id = item.item_id and {CaseQueries.Exists("entry")}
        where c.number = $4 and item.place > $5 and item.place <= $7
          and coalesce(thread.id, comment.id, member.id, community.id, entry.id) is not null
        order by item.place limit $6
        """;

    /// <param name="then">How many it had touched at a cut; null for all.</param>
    public async Task<Page<CaseItemModel>> ListAsync(
        long number, Paging<CaseItemSort> paging, Viewer viewer, CancellationToken cancellation, (int Touched, CutModel Cut)? then = null)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddViewer(viewer);
        command.Parameters.Add(new() { Value = number });
        command.Parameters.Add(new() { Value = (int)Math.Min(paging.After?.Number ?? 0, int.MaxValue) });
        command.Parameters.Add(new() { Value = paging.Limit + 1 });
        command.Parameters.Add(new() { Value = then?.Touched ?? int.MaxValue });

        var items = new List<(CaseItemModel Item, int Place)>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            items.Add((new CaseItemModel(Enum.Parse<CaseItemKind>(rows.GetString(0)), rows.GetInt64(1)), rows.GetInt32(2)));
        }

        var page = paging.Cut(items, last => new Cursor(paging.Order, 0, last.Place, then?.Cut.Position ?? 0));
        return new Page<CaseItemModel>([.. page.Items.Select(item => item.Item)], page.Next);
    }
}
