using Forum.Domain;
using Forum.Domain.Communities;
using Forum.Domain.Members;
using Forum.Domain.Moderation;
using Forum.Domain.Threads;
using Marten;
using Npgsql;

namespace Forum.Api.Moderation;

/// <summary>Carries a case on, or back, by one batch: what it does to its items and how far it came are stored in one transaction.</summary>
public sealed class CaseWork(CaseSelection selection, NpgsqlDataSource database)
{
    /// <summary>What fits into one short transaction. A case of no more items is done when its request is answered.</summary>
    public const int Batch = 200;

    /// <returns>Whether more is left to do.</returns>
    public async Task<bool> AdvanceAsync(IDocumentSession session, Case @case, CancellationToken cancellation)
    {
        if (@case.IsUndoing) return await UndoAsync(session, @case, cancellation);
        if (@case.IsComplete) return false;

        var items = new List<CaseItem>();
        if (@case.Place == CasePlace.Start && await FirstItemAsync(session, @case, cancellation) is { } first)
        {
            Touch(session, @case, first.Item, first.Liftable);
            items.Add(first.Item);
        }

        var content = @case.Act.TouchesContent
            ? await selection.NextAsync(@case.Act, @case.Place, @case.End, Batch, cancellation)
            : [];
        foreach (var selected in content) Touch(session, @case, selected.Item, selected.Liftable);
        items.AddRange(content.Select(selected => selected.Item));

        var isDone = content.Count < Batch;
        session.Events.Append(@case.Id.Value, new CaseAdvanced(@case.Id, [.. items], After(content, @case.Place)));
        if (isDone) session.Events.Append(@case.Id.Value, new CaseCompleted(@case.Id));
        return !isDone;
    }

    static CasePlace After(IReadOnlyList<SelectedItem> content, CasePlace place) => new(
        content.LastOrDefault(selected => selected.Item.Kind == CaseItemKind.Thread)?.Number ?? place.Thread,
        content.LastOrDefault(selected => selected.Item.Kind == CaseItemKind.Comment)?.Number ?? place.Comment);

    static void Touch(IDocumentSession session, Case @case, CaseItem item, IReadOnlyList<ImpositionId> liftable)
    {
        var effects = CaseEffects.On(@case, item, liftable, new ImpositionId(Guid.CreateVersion7()));
        if (effects.Count > 0) session.Events.Append(item.Id, effects);
    }

    /// <summary>What a case touches beside threads and comments that it goes through: the one thing that it is about.</summary>
    static async Task<(CaseItem Item, IReadOnlyList<ImpositionId> Liftable)?> FirstItemAsync(
        IDocumentSession session, Case @case, CancellationToken cancellation)
    {
        var act = @case.Act;
        switch (act.Kind)
        {
            case CaseKind.Remove or CaseKind.Restore when act.Entry is { } entry:
                var other = await session.Events.FetchLatest<Case>(entry.Value, cancellation);
                return (new(CaseItemKind.Case, entry.Value), Ids(other!.Suppressions, suppression => suppression.Layer == act.Layer));
            case CaseKind.Lock or CaseKind.Unlock or CaseKind.Pin or CaseKind.Unpin:
                var thread = await session.Events.FetchLatest<DiscussionThread>(act.Thread!.Value.Value, cancellation);
                return (new(CaseItemKind.Thread, act.Thread!.Value.Value), Ids(thread!.Marks, mark => mark.Kind == CaseEffects.MarkOf(act.Kind)));
            case CaseKind.Appoint or CaseKind.Dismiss:
                var community = await session.Events.FetchLatest<Community>(act.Community!.Value.Value, cancellation);
                return (new(CaseItemKind.Community, act.Community!.Value.Value), Ids(community!.Appointments, of => of.Moderator == act.Member));
            case CaseKind.Ban or CaseKind.Unban:
                var member = await session.Events.FetchLatest<Member>(act.Member!.Value.Value, cancellation);
                return (new(CaseItemKind.Member, act.Member!.Value.Value), Ids(member!.Bans, ban => ban.Community == act.Community));
            case CaseKind.HideProfile or CaseKind.ShowProfile:
                var profile = await session.Events.FetchLatest<Member>(act.Member!.Value.Value, cancellation);
                return (new(CaseItemKind.Member, act.Member!.Value.Value), Ids(profile!.Suppressions, of => of.Part == act.Part));
            case CaseKind.ApproveClaim:
                return (new(CaseItemKind.Member, act.Member!.Value.Value), []);
            default:
                return null;
        }

        static IReadOnlyList<ImpositionId> Ids<T>(InForce<T> all, Func<T, bool> which) where T : class, IImposition =>
            [.. all.Active.Where(which).Select(imposition => imposition.Id)];
    }

    async Task<bool> UndoAsync(IDocumentSession session, Case @case, CancellationToken cancellation)
    {
        if (@case.IsUndone) return false;
        var items = await TouchedAsync(@case, cancellation);
        foreach (var item in items) session.Events.Append(item.Id, CaseEffects.Undo(@case.Id, item));

        var through = @case.UndoneItems + items.Count;
        session.Events.Append(@case.Id.Value, new CaseUndoAdvanced(@case.Id, through));
        if (through >= @case.Items) session.Events.Append(@case.Id.Value, new CaseUndone(@case.Id));
        return through < @case.Items;
    }

    async Task<List<CaseItem>> TouchedAsync(Case @case, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "select kind, item_id from views.case_item where case_id = $1 and place > $2 order by place limit $3");
        command.Parameters.Add(new() { Value = @case.Id.Value });
        command.Parameters.Add(new() { Value = @case.UndoneItems });
        command.Parameters.Add(new() { Value = Batch });
        var items = new List<CaseItem>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) items.Add(new CaseItem(Enum.Parse<CaseItemKind>(rows.GetString(0)), rows.GetGuid(1)));
        return items;
    }
}
