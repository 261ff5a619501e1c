using Forum.Api.Http;
using Forum.Api.Members;
using Forum.Api.Moderation;
using Forum.Api.Text;
using Npgsql;

namespace Forum.Api.Threads;

/// <summary>Which threads to list.</summary>
/// <param name="Community">Null for all.</param>
/// <param name="Of">Which of those.</param>
/// <param name="Period">How far back the best go, where they are asked for.</param>
public sealed record ThreadFeed(Guid? Community, Feed Of, Period Period);

public sealed class ThreadListQuery(NpgsqlDataSource database, PeopleQuery people, Mentioning mentioning, TimeProvider clock)
{
    /// <summary>Those of a summary, and what votes order.</summary>
    const string Tables = $"{StoredThread.Tables} left join views.thread_score scored on scored.thread_id = thread.id";

    /// <summary>A page of a feed, in one round trip, and one for those who started its threads.</summary>
    public async Task<Page<ThreadSummary>> ListAsync(
        ThreadFeed feed, Paging<ThreadSort> paging, Viewer viewer, CancellationToken cancellation)
    {
        var begun = paging.After is { } cursor ? new DateTimeOffset(cursor.Since, TimeSpan.Zero) : clock.GetUtcNow();
        var parts = ThreadOrder.Of(paging.Sort, feed.Community is not null);
        var from = paging.After?.Part ?? 0;
        await using var batch = database.CreateBatch();
        for (var part = from; part < parts.Count; part++)
        {
            batch.BatchCommands.Add(Select(parts[part], feed, paging, begun, viewer, part == from ? paging.After : null));
        }

        var found = new List<(StoredThread Stored, Cursor End)>(paging.Limit + 1);
        if (batch.BatchCommands.Count == 0) return new Page<ThreadSummary>([], Next: null);
        await using (var rows = await batch.ExecuteReaderAsync(cancellation))
        {
            for (var part = from; part < parts.Count && found.Count <= paging.Limit; part++, await rows.NextResultAsync(cancellation))
            {
                while (found.Count <= paging.Limit && await rows.ReadAsync(cancellation))
                {
                    var stored = StoredThread.Read(rows);
                    found.Add((stored, new Cursor(paging.Order, rows.GetInt64(StoredThread.Width), stored.Thread.Number, begun.UtcTicks, part)));
                }
            }
        }

        var page = paging.Cut(found, last => last.End);
        var authors = await people.FindAsync(page.Items.Select(item => item.Stored.Author).OfType<Guid>(), viewer, cancellation);
        return new Page<ThreadSummary>(
            await mentioning.ShowAsync([.. page.Items.Select(item => item.Stored.By(authors, viewer))], cancellation), page.Next);
    }

    public async Task<ThreadSummary?> FindAsync(long number, Viewer viewer, CancellationToken cancellation) =>
        (await FindAsync("thread.number = $4", number, viewer, cancellation)).Values.SingleOrDefault();

    /// <summary>Those of several threads that the viewer may know of.</summary>
    public Task<IReadOnlyDictionary<Guid, ThreadSummary>> FindAsync(Guid[] ids, Viewer viewer, CancellationToken cancellation) =>
        FindAsync("thread.id = any($4)", ids, viewer, cancellation);

    async Task<IReadOnlyDictionary<Guid, ThreadSummary>> FindAsync(
        string which, object given, Viewer viewer, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"select {ThreadSummary.Columns} from {ThreadSummary.Tables} where {which} and {ThreadSummary.Exists}");
        command.Parameters.AddViewer(viewer);
        command.Parameters.Add(new() { Value = given });
        var threads = new List<ThreadSummary>();
        await using (var rows = await command.ExecuteReaderAsync(cancellation))
        {
            while (await rows.ReadAsync(cancellation)) threads.Add(ThreadSummary.Read(rows, viewer));
        }

        return (await mentioning.ShowAsync(threads, cancellation)).ToDictionary(thread => thread.Id);
    }

    static NpgsqlBatchCommand Select(
        ThreadOrder order, ThreadFeed feed, Paging<ThreadSort> paging, DateTimeOffset begun, Viewer viewer, Cursor? after)
    {
        var direction = order.IsAscending ? "asc" : "desc";
        List<string> conditions =
        [
            order.Where,
            StoredThread.Exists,
            $"not {Blocked.Folds("thread", Visibility.AuthorOf("thread"))}",
            feed.Community is null ? $"not {Blocked.Community($"{order.Table}.community_id")}" : $"{order.Table}.community_id = $5",
            .. feed.Of == Feed.All
                ? Array.Empty<string>()
                : [$"{order.Table}.community_id in (select follow.community_id from views.follow follow where follow.member_id = $3)"],
            .. after is null ? Array.Empty<string>() : [order.Behind],
        ];
        // The limit inside is one that the database knows when it plans this: it then begins with the first threads of the order, and not with all.
        var command = new NpgsqlBatchCommand(
            $"""
            with given as (select $5::uuid, $6::timestamptz, $7::timestamptz, $8, $9::bigint)
            select * from (
                select {StoredThread.Columns}, {order.CursorKey} from {Tables}
                where {string.Join(" and ", conditions)}
                order by {order.Key} {direction}, {order.Number} {direction}
                limit {Requests.MaxLimit + 1}) page
            limit $4
            """);
        command.Parameters.AddViewer(viewer);
        command.Parameters.Add(new() { Value = paging.Limit + 1 });
        command.Parameters.Add(new() { Value = feed.Community ?? Guid.Empty });
        command.Parameters.Add(new() { Value = begun });
        command.Parameters.Add(new() { Value = feed.Period.Earliest(begun) });
        command.Parameters.Add(new() { Value = after is null ? 0L : order.KeyOf(after) });
        command.Parameters.Add(new() { Value = after?.Number ?? 0L });
        return command;
    }
}
