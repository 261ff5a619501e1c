using Forum.Api.Http;
using Forum.Api.Members;
using Forum.Api.Moderation;
using Forum.Api.Threads;
using Npgsql;

namespace Forum.Api.Replay;

/// <summary>
/// Feeds as they stood at a cut, in every order that they have. What was hidden then and is not today is taken out after a page was read, so a page may
/// be short; its cursor leads on all the same. Votes and answers order them by what there was, so all threads of the feed are weighed, but for
/// those that are no longer hot; age alone begins where the page begins.
/// </summary>
public sealed class ReplayedFeed(NpgsqlDataSource database, ReplayedLists lists, ImpositionsThen impositions)
{
    /// <summary>Events are stored in the order of their times, but for those of long imports.</summary>
    const string Slack = "interval '1 hour'";

    public async Task<Page<ThreadSummary>> ListAsync(
        ThreadFeed feed, Paging<ThreadSort> paging, CutModel cut, Viewer viewer, CancellationToken cancellation)
    {
        var pinned = feed.Community is { } community ? await impositions.PinnedAsync(community, cut.Position, cancellation) : [];
        var parts = ThreadOrderThen.Of(paging.Sort, feed.Community is not null);
        var found = new List<(long Number, Cursor End)>();
        for (var part = paging.After?.Part ?? 0; part < parts.Count && found.Count <= paging.Limit; part++)
        {
            var after = part == paging.After?.Part ? paging.After : null;
            await using var command = database.CreateCommand(Sql(parts[part], feed, after));
            command.Parameters.AddViewer(viewer);
            command.Parameters.Add(new() { Value = paging.Limit + 1 - found.Count });
            command.Parameters.Add(new() { Value = cut.Position });
            command.Parameters.Add(new() { Value = cut.At ?? DateTimeOffset.UnixEpoch });
            command.Parameters.Add(new() { Value = feed.Period.Earliest(cut.At ?? DateTimeOffset.UnixEpoch) });
            command.Parameters.Add(new() { Value = feed.Community ?? Guid.Empty });
            command.Parameters.Add(new() { Value = pinned });
            command.Parameters.Add(new() { Value = parts[part].KeyOf(after) });
            command.Parameters.Add(new() { Value = after?.Number ?? 0L });
            await using var rows = await command.ExecuteReaderAsync(cancellation);
            while (await rows.ReadAsync(cancellation))
            {
                found.Add((rows.GetInt64(0), new Cursor(paging.Order, rows.GetInt64(1), rows.GetInt64(0), cut.Position, part)));
            }
        }

        var page = paging.Cut(found, last => last.End);
        return await lists.ShowAsync(new Page<long>([.. page.Items.Select(item => item.Number)], page.Next), cut, viewer, _ => true, cancellation);
    }

    static string Sql(ThreadOrderThen order, ThreadFeed feed, Cursor? after)
    {
        var (direction, behind) = order.IsAscending ? ("asc", ">") : ("desc", "<");
        List<string> conditions =
        [
            order.Where, ThreadSummary.Exists, ReplayedLists.Came("thread", "$5"), $"thread.created_at <= $6 + {Slack}",
            $"not {Blocked.Folds("thread", "member.id")}",
            feed.Community is null ? $"not {Blocked.Community("thread.community_id")}" : "thread.community_id = $8",
            .. feed.Of == Feed.All ? Array.Empty<string>() : ["thread.community_id in (select community_id from views.follow where member_id = $3)"],
        ];
        // A cursor does not tell how many comments there are that some may not know of. They are counted again.
        var end = order.IsSecret ? "(select key, number from listed where number = $11)" : "($10, $11)";
        return
            $"""
            with given as (select $6::timestamptz, $7::timestamptz, $8::uuid, $9::uuid[], $10::{(order.IsTime ? "timestamptz" : "bigint")}, $11::bigint)
            {(order.Counts ? $", {CountsThen.Fresh("$5::bigint")}" : "")}
            , listed as {(order.IsSecret ? "materialized" : "not materialized")} (
                select thread.number, {order.Key} as key from {ThreadSummary.Tables} {order.Joins}
                where {string.Join(" and ", conditions)}
            )
            select number, {order.CursorKey} from listed where {(after is null ? "true" : $"(key, number) {behind} {end}")}
            order by key {direction}, number {direction} limit $4
            """;
    }
}
