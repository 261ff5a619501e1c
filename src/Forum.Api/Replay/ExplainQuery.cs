using Forum.Api.Http;
using Forum.Api.Storage;
using Forum.Domain.Comments;
using Forum.Domain.Threads;
using Forum.Domain.Votes;
using Npgsql;

namespace Forum.Api.Replay;

public enum ExplainSort
{
    Old,
}

/// <summary>Tells which events made the row of a comment or thread, or one of its counts.</summary>
public sealed class ExplainQuery(NpgsqlDataSource database, TimelineEntries entries)
{
    const string Votes =
        """
        select history.seq_id, happened.timestamp, history.up, history.down, coalesce(before.up, 0), coalesce(before.down, 0)
        from views.tally_history history
        join forum.mt_events happened on happened.seq_id = history.seq_id
        left join lateral (
            select earlier.up, earlier.down from views.tally_history earlier
            where earlier.item_id = history.item_id and earlier.seq_id < history.seq_id order by earlier.seq_id desc limit 1) before on true
        where history.item_id = $1 and history.seq_id > $2 and history.seq_id <= $3
        order by history.seq_id limit $4
        """;

    static readonly string[] VoteSets = ["upvotes", "downvotes", "score"];

    static readonly Dictionary<Type, string[]> Sets = new()
    {
        [typeof(ArticleImported)] = ["number", "community", "kind", "title", "body", "createdAt"],
        [typeof(ThreadStarted)] = ["number", "community", "kind", "author", "title", "body", "link", "createdAt"],
        [typeof(ThreadImported)] = ["number", "community", "kind", "author", "title", "body", "link", "writtenAt", "createdAt", "score"],
        [typeof(ThreadEdited)] = ["kind", "title", "body", "link", "revision", "editedAt"],
        [typeof(ThreadMarkedOfficial)] = ["official"],
        [typeof(ThreadSuppressed)] = ["hidden"],
        [typeof(ThreadSuppressionLifted)] = ["hidden"],
        [typeof(ThreadMarked)] = ["locked", "pinned"],
        [typeof(ThreadMarkLifted)] = ["locked", "pinned"],
        [typeof(ThreadCaseUndone)] = ["hidden", "locked", "pinned"],
        [typeof(CommentPosted)] = ["number", "thread", "parent", "parentKnown", "depth", "author", "body", "createdAt"],
        [typeof(CommentImported)] = ["number", "thread", "parent", "parentKnown", "depth", "author", "body", "writtenAt", "createdAt", "score"],
        [typeof(CommentEdited)] = ["body", "revision", "editedAt"],
        [typeof(CommentMarkedOfficial)] = ["official"],
        [typeof(CommentSuppressed)] = ["hidden"],
        [typeof(CommentSuppressionLifted)] = ["hidden"],
        [typeof(CommentCaseUndone)] = ["hidden"],
    };

    /// <param name="item">The comment by its place, or -1 for the thread itself.</param>
    /// <param name="elsewhere">The score that it had where it was imported from.</param>
    public Task<Page<ExplainedEvent>> ListAsync(
        ThreadThen thread, int item, Explainable of, long elsewhere, Paging<ExplainSort> paging, Viewer viewer, CancellationToken cancellation) => of switch
        {
            Explainable.Row => ToldAsync(
                thread, [.. thread.Past.Of(item, thread.Cut.Position).Select(one => new Counted(one, Sets[one.Type], null, null))], paging, viewer, cancellation),
            Explainable.Score => ScoreAsync(thread, item, elsewhere, paging, viewer, cancellation),
            _ => ToldAsync(thread, Comments(thread, item, of), paging, viewer, cancellation),
        };

    static List<Counted> Comments(ThreadThen thread, int item, Explainable of)
    {
        var (told, total) = (new List<Counted>(), 0L);
        var name = of == Explainable.CommentCount ? "commentCount" : "replyCount";
        var places = of == Explainable.CommentCount
            ? Enumerable.Range(0, thread.Count)
            : thread.Past.AnswersTo(thread.Past.Comments[item].Id, thread.Cut.Position);
        foreach (var place in places)
        {
            var isCounted = of == Explainable.CommentCount ? thread.IsCounted(place) : thread.HidesExistence(place) == 0;
            total += isCounted ? 1 : 0;
            if (thread.Shows(place)) told.Add(new Counted(thread.Past.Of(place, thread.Cut.Position).First(), [name], isCounted ? 1 : 0, total));
        }

        return told;
    }

    async Task<Page<ExplainedEvent>> ToldAsync(
        ThreadThen thread, List<Counted> all, Paging<ExplainSort> paging, Viewer viewer, CancellationToken cancellation)
    {
        var after = paging.After?.Number ?? 0;
        var page = all.Where(one => one.Happening.Cut > after).Take(paging.Limit + 1).ToList();
        var told = await entries.ReadAsync(thread, page.ConvertAll(one => one.Happening), viewer, cancellation);
        return Cut(thread, paging, [.. page.Zip(told, (one, entry) => new ExplainedEvent(
            entry.Cut, entry.At, EventNames.All[one.Happening.Type], entry.Kind, entry.Comment, entry.Who, entry.Case, entry.Reason,
            one.Sets, one.Change, one.Total))]);
    }

    async Task<Page<ExplainedEvent>> ScoreAsync(
        ThreadThen thread, int item, long elsewhere, Paging<ExplainSort> paging, Viewer viewer, CancellationToken cancellation)
    {
        var first = thread.Past.Of(item, thread.Cut.Position).First();
        var explained = new List<ExplainedEvent>();
        if (elsewhere != 0 && paging.After is null)
        {
            explained.AddRange((await ToldAsync(
                thread, [new Counted(first, ["score"], elsewhere, elsewhere)], paging, viewer, cancellation)).Items);
        }

        await using var command = database.CreateCommand(Votes);
        command.Parameters.Add(new() { Value = item < 0 ? thread.Past.Thread : thread.Past.Comments[item].Id });
        command.Parameters.Add(new() { Value = paging.After?.Number ?? 0 });
        command.Parameters.Add(new() { Value = thread.Cut.Position });
        command.Parameters.Add(new() { Value = paging.Limit + 1 - explained.Count });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            var (score, before) = (row.GetInt64(2) - row.GetInt64(3), row.GetInt64(4) - row.GetInt64(5));
            explained.Add(new ExplainedEvent(
                row.GetInt64(0), row.GetFieldValue<DateTimeOffset>(1), EventNames.All[typeof(VoteCast)], Kind: null,
                item < 0 ? null : thread.Past.Comments[item].Number, Who: null, Case: null, Reason: null, VoteSets, score - before, elsewhere + score));
        }

        return Cut(thread, paging, explained);
    }

    static Page<ExplainedEvent> Cut(ThreadThen thread, Paging<ExplainSort> paging, List<ExplainedEvent> events) =>
        paging.Cut(events, last => new Cursor(paging.Order, 0, last.Cut, thread.Cut.Position)) with { Cut = thread.Cut };

    sealed record Counted(Happening Happening, string[] Sets, long? Change, long? Total);
}
