using Forum.Api.Http;
using Forum.Domain.Comments;
using Forum.Domain.Threads;
using Npgsql;

namespace Forum.Api.Replay;

public enum TimelineSort
{
    Old,
}

/// <summary>Which entries are asked for; null for any.</summary>
/// <param name="Member">The number of who did it.</param>
/// <param name="Comment">The number of the comment that it happened to.</param>
public sealed record TimelineFilter(TimelineKind? Kind, long? Member, long? Comment)
{
    public static readonly TimelineFilter None = new(null, null, null);
}

/// <summary>What happened to a thread and its comments, the oldest first.</summary>
public sealed class TimelineQuery(NpgsqlDataSource database, TimelineEntries entries, TimelineCases cases, TimelineAuthors authors)
{
    public async Task<TimelineModel> ListAsync(
        ThreadThen thread, TimelineFilter filter, Paging<TimelineSort> paging, Viewer viewer, CancellationToken cancellation)
    {
        var matches = await MatchAsync(thread, filter, viewer, cancellation);
        var after = paging.After?.Number ?? 0;
        var page = matches.Where(happening => happening.Cut > after).Take(paging.Limit + 1).ToList();
        var next = page.Count > paging.Limit
            ? new Cursor(paging.Order, 0, page[paging.Limit - 1].Cut, thread.Cut.Position).ToString()
            : null;
        var items = await entries.ReadAsync(thread, page.Take(paging.Limit).ToList(), viewer, cancellation);
        return new TimelineModel(items, next, matches.Count, thread.Cut);
    }

    public async Task<MomentsModel> MomentsAsync(ThreadThen thread, Viewer viewer, CancellationToken cancellation)
    {
        var all = Seen(thread).ToList();
        var told = Thinned.Of(all, one => one.IsText && !one.IsEdit && one.Comment >= 0);
        var known = await cases.FindAsync([.. told.Select(one => Acts.CaseOf(one.Event)).OfType<Guid>().Distinct()], viewer, cancellation);
        var hidden = await authors.HiddenAsync(thread, viewer, cancellation);
        return new MomentsModel(
            [
                .. told.Select(one => new Moment(
                    one.Cut, one.At, TimelineKinds.Of(one, mark => thread.Past.MarkOf(mark.Mark)),
                    one.Comment < 0 ? null : thread.Past.Comments[one.Comment].Number,
                    Acts.CaseOf(one.Event) is { } id && known.GetValueOrDefault(id) is { } @case && !(@case.IsAboutMember && hidden.Contains(one.Comment))
                        ? @case.Number
                        : null)),
            ],
            all.Count, thread.Cut);
    }

    /// <summary>What happened to what the viewer may know of.</summary>
    public static IEnumerable<Happening> Seen(ThreadThen thread) =>
        thread.Past.Happenings.Take(thread.Past.HappeningsAt(thread.Cut.Position)).Where(one => one.Comment < 0 || thread.Shows(one.Comment));

    async Task<List<Happening>> MatchAsync(ThreadThen thread, TimelineFilter filter, Viewer viewer, CancellationToken cancellation)
    {
        var seen = Seen(thread);
        if (filter.Kind is { } kind) seen = seen.Where(one => TimelineKinds.Of(one, mark => thread.Past.MarkOf(mark.Mark)) == kind);
        if (filter.Comment is { } number)
        {
            var place = thread.PlaceOf(number);
            seen = place < 0 ? [] : seen.Where(one => one.Comment == place);
        }

        var matches = seen.ToList();
        return filter.Member is { } member ? await ByAsync(thread, matches, member, viewer, cancellation) : matches;
    }

    /// <summary>Those that one member did, as far as the viewer may know that they did.</summary>
    async Task<List<Happening>> ByAsync(
        ThreadThen thread, List<Happening> matches, long member, Viewer viewer, CancellationToken cancellation)
    {
        var names = await NamesAsync(member, cancellation);
        var hidden = await authors.HiddenAsync(thread, viewer, cancellation);
        var ids = matches.Select(one => Acts.CaseOf(one.Event)).OfType<Guid>().Distinct().ToArray();
        var theirs = await cases.ByAsync(ids, [.. names], viewer, cancellation);
        var about = await cases.FindAsync([.. theirs.Keys], viewer, cancellation);
        return matches.FindAll(one => TimelineKinds.IsOfAuthor(one) ? Wrote(one.Comment) : Did(one));

        bool Wrote(int comment)
        {
            var author = comment < 0 ? thread.Head.Author : thread.Past.Comments[comment].Author;
            var isOwn = comment < 0 ? viewer.Id?.Value == author : author is { } own && thread.Head.Own.Contains(own);
            return author is { } id && names.Contains(id) && (!hidden.Contains(comment) || (isOwn && ShowsOwn(thread, comment)));
        }

        bool Did(Happening one) => Acts.CaseOf(one.Event) is { } id && theirs.TryGetValue(id, out var did)
            && !(about[id].IsAboutMember && hidden.Contains(one.Comment))
            && (one.Event is CommentCaseUndone or ThreadCaseUndone ? did.Undid : did.Opened);
    }

    /// <summary>An author knows what they wrote themself, unless oversight hides it.</summary>
    static bool ShowsOwn(ThreadThen thread, int comment) => (thread.Past.HiddenOf(comment, thread.Cut.Position).Author & 4) == 0;

    /// <summary>Somebody, and all imported authors whom they claimed.</summary>
    async Task<HashSet<Guid>> NamesAsync(long member, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            select name.id from views.member member
            join views.member name on name.id = member.id or name.claimed_by = member.id
            where member.number = $1 and member.claimed_by is null
            """);
        command.Parameters.Add(new() { Value = member });
        var names = new HashSet<Guid>();
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation)) names.Add(row.GetGuid(0));
        return names;
    }
}
