using Forum.Api.Http;
using Forum.Api.Modlog;
using Npgsql;

namespace Forum.Api.Replay;

/// <summary>
/// The modlog as it stood at a cut. Its entries are in the order of their events, and what they tell of their cases is as of then: what was hidden of an
/// entry then is hidden, and what is hidden today is, too. With a filter a page may be short.
/// </summary>
public sealed class ReplayedLog(NpgsqlDataSource database, ModlogQuery modlog, CasesThen cases)
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

        var then = await cases.ReadAsync([.. page.Items.Select(entry => entry.Case).OfType<long>().Distinct()], cut, cancellation);
        var entries = new List<ModlogEntry>();
        foreach (var entry in page.Items)
        {
            var was = entry.Case is { } number && then.TryGetValue(number, out var found) ? await WasAsync(entry, found, cut, viewer, cancellation) : entry;
            // Nothing is found by what one could not know then.
            if (filter == ModlogFilter.None || (was.Kind is not null && (filter.Actor is null || was.Actor is not null))) entries.Add(was);
        }

        return new Page<ModlogEntry>(entries, page.Next) { Cut = cut };
    }

    async Task<ModlogEntry> WasAsync(ModlogEntry entry, CaseThen then, CutModel cut, Viewer viewer, CancellationToken cancellation)
    {
        if (!then.Exists(viewer)) return entry.AsPlace();

        List<string> unseen = [];
        if (!then.Shows(then.Hidden.Author, viewer)) unseen.Add(ModlogEntry.ActorPart);
        if (!then.Shows(then.Hidden.Text, viewer)) unseen.AddRange([ModlogEntry.ReasonPart, ModlogEntry.RulePart]);
        if (!await cases.IsShownAsync(entry.Thread, cut, viewer, cancellation)) unseen.Add(ModlogEntry.ThreadPart);
        if (!await cases.IsCommentShownAsync(entry.Comment, cut, viewer, cancellation)) unseen.Add(ModlogEntry.CommentPart);
        if (!await cases.IsCaseShownAsync(entry.Entry, cut, viewer, cancellation)) unseen.Add(ModlogEntry.EntryPart);
        return entry.Without(unseen) with
        {
            Touched = then.State.Items,
            Hidden = await cases.HiddenAsync(then, cancellation),
            HiddenNow = entry.Hidden,
        };
    }
}
