using Forum.Api.Http;
using Forum.Api.Modlog;
using Npgsql;

namespace Forum.Api.Replay;

/// <summary>The modlog as far as it had come at a cut. Its entries are in the order of their events.</summary>
public sealed class ReplayedLog(NpgsqlDataSource database, ModlogQuery modlog)
{
    const string Last =
        """
        select coalesce((
            select log.number from views.modlog log
            where log.at <= $2::timestamptz + interval '1 hour' and exists (
                select from forum.mt_events happened
                where happened.stream_id = coalesce(log.case_id, log.community_id) and happened.id = log.event_id and happened.seq_id <= $1)
            order by log.number desc limit 1), 0)
        """;

    public async Task<Page<ModlogEntry>> ListAsync(
        ModlogFilter filter, Paging<ModlogSort> paging, CutModel cut, Viewer viewer, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Last);
        command.Parameters.Add(new() { Value = cut.Position });
        command.Parameters.Add(new() { Value = cut.At ?? DateTimeOffset.UnixEpoch });
        var behind = (long)(await command.ExecuteScalarAsync(cancellation))! + 1;
        var after = Math.Min(paging.After?.Number ?? behind, behind);
        var page = await modlog.ListAsync(filter, paging with { After = new Cursor(paging.Order, 0, after) }, viewer, cancellation);
        return page with { Cut = cut };
    }
}
