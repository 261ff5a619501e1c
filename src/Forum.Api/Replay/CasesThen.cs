using Forum.Api.Http;
using Forum.Api.Moderation;
using Forum.Api.Storage;
using Forum.Api.Text;
using Forum.Domain;
using Forum.Domain.Moderation;
using Marten;
using Npgsql;

namespace Forum.Api.Replay;

/// <summary>A case at one cut, folded from its events.</summary>
/// <param name="Hidden">What was hidden of its entry in the log.</param>
public sealed record CaseThen(Case State, DateTimeOffset? CompletedAt, DateTimeOffset? UndoOpenedAt, DateTimeOffset? UndoneAt, HiddenThen Hidden)
{
    public CaseProgress Progress => (CompletedAt, UndoOpenedAt, UndoneAt) switch
    {
        (_, not null, not null) => CaseProgress.Undone,
        (_, not null, null) => CaseProgress.Undoing,
        (not null, _, _) => CaseProgress.Done,
        _ => CaseProgress.Working,
    };

    /// <summary>Whether the viewer saw then what some layers hide of it.</summary>
    public bool Shows(int layers, Viewer viewer) =>
        Visibility.Shows(layers, Visibility.SeesThrough(viewer, author: null, State.Act.Community?.Value ?? Guid.Empty));

    /// <summary>Whether the viewer may have known of it.</summary>
    public bool Exists(Viewer viewer) => Visibility.Exists(Hidden.Existence, viewer, person: null, State.Act.Community?.Value ?? Guid.Empty);
}

/// <summary>Cases as they stood at a cut, by today's names. What was hidden then is hidden, and what is hidden today is, too.</summary>
public sealed class CasesThen(NpgsqlDataSource database, IDocumentStore store, Cuts cuts, CaseQueries cases, CaseItems items, ReplayQuery replay,
    ReplayedComments comments, Mentioning mentioning)
{
    const string Happened =
        """
        select c.number, happened.type, happened.data, happened.timestamp
        from views.moderation_case c join forum.mt_events happened on happened.stream_id = c.id
        where c.number = any($1) and happened.seq_id <= $2 order by happened.seq_id
        """;

    const string Secret =
        "select entry.id from views.moderation_case entry where entry.id = any($1) and (entry.hides_text > 0 or entry.hides_existence > 0)";

    public async Task<(CaseModel? Case, Refused? Refused)> FindAsync(
        long number, CutRequest asked, Viewer viewer, CancellationToken cancellation)
    {
        var (cut, refused) = await cuts.FindAsync(asked, cancellation);
        if (cut is null) return (null, refused);
        if (await cases.FindAsync(number, viewer, cancellation) is not { } today) return (null, Requests.CaseNotFound);
        if ((await ReadAsync([number], cut, cancellation)).GetValueOrDefault(number) is not { } then) return (null, CutRequest.NotThereYet);
        if (!then.Exists(viewer)) return (null, Requests.CaseNotFound);

        var (showsText, showsActor) = (then.Shows(then.Hidden.Text, viewer), then.Shows(then.Hidden.Author, viewer));
        return (today with
        {
            Thread = await IsShownAsync(today.Thread, cut, viewer, cancellation) ? today.Thread : null,
            Comment = await IsCommentShownAsync(today.Comment, cut, viewer, cancellation) ? today.Comment : null,
            Actor = showsActor ? today.Actor : null,
            Reason = showsText ? today.Reason : "",
            Rule = showsText ? today.Rule : null,
            Progress = then.Progress,
            Touched = then.State.Items,
            CompletedAt = then.CompletedAt,
            Undo = then.UndoOpenedAt is null || today.Undo is not { } undo ? null : undo with
            {
                Actor = showsActor ? undo.Actor : null,
                Reason = showsText ? undo.Reason : "",
                Undone = then.State.UndoneItems,
                CompletedAt = then.UndoneAt,
            },
            Hidden = await HiddenAsync(then, cancellation),
            HiddenNow = today.Hidden,
            Cut = cut,
        }, null);
    }

    /// <summary>What a case had touched, as far as one could know of it then, and may today.</summary>
    public async Task<(Page<CaseItemModel>? Page, Refused? Refused)> ItemsAsync(
        long number, Paging<CaseItemSort> paging, CutRequest asked, Viewer viewer, CancellationToken cancellation)
    {
        var (then, refused) = await FindAsync(number, CutRequest.GoOn(paging.After, asked), viewer, cancellation);
        if (then is null) return (null, refused);
        var page = await items.ListAsync(number, paging, viewer, cancellation, (then.Touched, then.Cut!));
        var shown = new List<CaseItemModel>();
        foreach (var item in page.Items)
        {
            if (await IsShownAsync(item, then.Cut!, viewer, cancellation)) shown.Add(item);
        }

        return (new Page<CaseItemModel>(shown, page.Next) { Cut = then.Cut }, null);
    }

    /// <summary>By number, those that had been opened.</summary>
    public async Task<Dictionary<long, CaseThen>> ReadAsync(long[] numbers, CutModel cut, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Happened);
        command.Parameters.Add(new() { Value = numbers });
        command.Parameters.Add(new() { Value = cut.Position });
        var happened = new Dictionary<long, List<(object Event, DateTimeOffset At)>>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            if (!happened.TryGetValue(rows.GetInt64(0), out var own)) happened.Add(rows.GetInt64(0), own = []);
            own.Add((store.Options.Serializer().FromJson(EventNames.TypeOf(rows.GetString(1)), rows, 2), rows.GetFieldValue<DateTimeOffset>(3)));
        }

        return happened.ToDictionary(one => one.Key, one => Fold(one.Value));
    }

    /// <summary>What was hidden of a case's entry, with the reason where everybody may be told.</summary>
    public async Task<HiddenModel?> HiddenAsync(CaseThen then, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Secret);
        command.Parameters.Add(new() { Value = then.Hidden.Reasons.Select(given => given.Case).OfType<Guid>().ToArray() });
        var secret = new HashSet<Guid>();
        if (then.Hidden.Reasons.Count > 0)
        {
            await using var rows = await command.ExecuteReaderAsync(cancellation);
            while (await rows.ReadAsync(cancellation)) secret.Add(rows.GetGuid(0));
        }

        return then.Hidden.Model(withdrawn: 0, secret) is { } hidden ? (await mentioning.ShowAsync([hidden], cancellation))[0] : null;
    }

    /// <summary>Whether a thread that may be known of today could be known of then; true where there is none.</summary>
    public async Task<bool> IsShownAsync(long? thread, CutModel cut, Viewer viewer, CancellationToken cancellation) =>
        thread is not { } number || (await replay.FindShownAsync(number, new CutRequest(cut.Position, null), viewer, cancellation)).Thread is not null;

    /// <summary>The same of a comment.</summary>
    public async Task<bool> IsCommentShownAsync(long? comment, CutModel cut, Viewer viewer, CancellationToken cancellation) =>
        comment is not { } number || await comments.ShowsAsync(number, new CutRequest(cut.Position, null), viewer, cancellation);

    /// <summary>The same of a case.</summary>
    public async Task<bool> IsCaseShownAsync(long? entry, CutModel cut, Viewer viewer, CancellationToken cancellation) =>
        entry is not { } number || ((await ReadAsync([number], cut, cancellation)).GetValueOrDefault(number)?.Exists(viewer) ?? false);

    async Task<bool> IsShownAsync(CaseItemModel item, CutModel cut, Viewer viewer, CancellationToken cancellation) => item.Kind switch
    {
        CaseItemKind.Thread => await IsShownAsync(item.Number, cut, viewer, cancellation),
        CaseItemKind.Comment => await IsCommentShownAsync(item.Number, cut, viewer, cancellation),
        CaseItemKind.Case => await IsCaseShownAsync(item.Number, cut, viewer, cancellation),
        _ => true,
    };

    static CaseThen Fold(IReadOnlyList<(object Event, DateTimeOffset At)> happened)
    {
        var state = happened.Aggregate(default(Case), (before, e) => Case.Evolve(before, e.Event))!;
        var imposed = happened.Where(e => e.Event is CaseSuppressed).ToDictionary(e => ((CaseSuppressed)e.Event).Suppression.Id, e => e.At);
        return new CaseThen(
            state, AtOf<CaseCompleted>(), AtOf<CaseUndoOpened>(), AtOf<CaseUndone>(), HiddenThen.Of(state.Suppressions.Active, imposed));

        DateTimeOffset? AtOf<T>() => happened.Where(e => e.Event is T).Select(e => (DateTimeOffset?)e.At).LastOrDefault();
    }
}
