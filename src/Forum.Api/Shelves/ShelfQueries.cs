using Forum.Api.Comments;
using Forum.Api.Http;
using Forum.Api.Moderation;
using Forum.Api.Threads;
using Forum.Domain;
using Npgsql;

namespace Forum.Api.Shelves;

/// <summary>Something saved: a thread or a comment, the other is null.</summary>
public sealed record SavedModel(DateTimeOffset SavedAt, ThreadSummary? Thread, CommentModel? Comment);

public enum SavedSort
{
    New,
}

public sealed class ShelfQueries(NpgsqlDataSource database, CommentQueries comments, ThreadListQuery threads)
{
    static readonly string Sql =
        $"""
        select saved.kind, saved.item_id, saved.saved_at, coalesce(comment.number, thread.number)
        from views.saved saved
        left join views.comment comment on comment.id = saved.item_id
        join views.thread thread on thread.id = coalesce(comment.thread_id, saved.item_id)
        where saved.member_id = $3 and (saved.saved_at, coalesce(comment.number, thread.number)) < ($4, $5)
          and case when comment.id is null then {Visibility.Exists("thread", Visibility.AuthorOf("thread"))}
                   else {CommentExistence.Shows("comment")} end
        order by saved.saved_at desc, coalesce(comment.number, thread.number) desc
        limit $6
        """;

    public async Task<Page<SavedModel>> ListAsync(Paging<SavedSort> paging, Viewer viewer, CancellationToken cancellation)
    {
        var rows = new List<(ItemKind Kind, Guid Id, DateTimeOffset At, long Number)>();
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddViewer(viewer);
        command.Parameters.Add(new()
        {
            Value = paging.After is { } after ? new DateTimeOffset(after.Key, TimeSpan.Zero) : DateTimeOffset.MaxValue,
        });
        command.Parameters.Add(new() { Value = paging.After?.Number ?? long.MaxValue });
        command.Parameters.Add(new() { Value = paging.Limit + 1 });
        await using (var row = await command.ExecuteReaderAsync(cancellation))
        {
            while (await row.ReadAsync(cancellation))
            {
                rows.Add((Enum.Parse<ItemKind>(row.GetString(0)), row.GetGuid(1), row.GetFieldValue<DateTimeOffset>(2), row.GetInt64(3)));
            }
        }

        var page = paging.Cut(rows, saved => (saved.At.UtcTicks, saved.Number));
        var ofComments = await comments.FindAsync(Ids(ItemKind.Comment), viewer, cancellation);
        var ofThreads = await threads.FindAsync(Ids(ItemKind.Thread), viewer, cancellation);
        return new Page<SavedModel>(
        [
            .. page.Items
                .Select(saved => new SavedModel(saved.At, ofThreads.GetValueOrDefault(saved.Id), ofComments.GetValueOrDefault(saved.Id)))
                .Where(saved => saved.Thread is not null || saved.Comment is not null),
        ],
        page.Next);

        Guid[] Ids(ItemKind kind) => [.. page.Items.Where(saved => saved.Kind == kind).Select(saved => saved.Id)];
    }
}
