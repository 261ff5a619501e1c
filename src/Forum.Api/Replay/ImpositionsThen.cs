using Forum.Api.Storage;
using Forum.Domain.Comments;
using Forum.Domain.Moderation;
using Forum.Domain.Threads;
using Marten;
using Npgsql;

namespace Forum.Api.Replay;

/// <summary>
/// What was in force at a cut and leaves no row where it is no more: hidden threads and comments of a community, and pinned threads. Only cases
/// hide from existence and pin, and what cases touched is known, so as much is read as moderators ever did of that kind.
/// </summary>
public sealed class ImpositionsThen(NpgsqlDataSource database, IDocumentStore store)
{
    const string Acts =
        """
        select happened.stream_id, happened.type, happened.data from forum.mt_events happened
        where happened.stream_id = any($1) and happened.seq_id <= $2 and happened.type = any($3) order by happened.seq_id
        """;

    const string EverHidden =
        """
        select distinct item.item_id from views.moderation_case c join views.case_item item on item.case_id = c.id
        left join views.thread thread on item.kind = 'Thread' and thread.id = item.item_id
        left join views.comment comment on item.kind = 'Comment' and comment.id = item.item_id
        where c.act -> 'hides' @> '["existence"]' and coalesce(thread.community_id, comment.community_id) = $1
        """;

    const string EverPinned =
        """
        select distinct item.item_id from views.moderation_case c join views.case_item item on item.case_id = c.id
        join views.thread thread on thread.id = item.item_id and thread.community_id = $1 where c.kind = 'Pin'
        """;

    static readonly string[] OfExistence = Names(
        typeof(ThreadSuppressed), typeof(ThreadSuppressionLifted), typeof(ThreadCaseUndone),
        typeof(CommentSuppressed), typeof(CommentSuppressionLifted), typeof(CommentCaseUndone));

    static readonly string[] OfMarks = Names(typeof(ThreadMarked), typeof(ThreadMarkLifted), typeof(ThreadCaseUndone));

    /// <summary>The threads and comments of a community that not everybody may know of by themselves.</summary>
    public async Task<Guid[]> HiddenAsync(Guid community, long cut, CancellationToken cancellation)
    {
        var hidden = await FoldAsync<Suppression>(
            await IdsAsync(EverHidden, community, cancellation), cut, OfExistence, (state, e) => e switch
            {
                ThreadSuppressed { Revision: null } suppressed => state.Impose(suppressed.Suppression),
                CommentSuppressed { Revision: null } suppressed => state.Impose(suppressed.Suppression),
                ThreadSuppressionLifted lifted => state.Lift(lifted.Suppression, lifted.Case),
                CommentSuppressionLifted lifted => state.Lift(lifted.Suppression, lifted.Case),
                ThreadCaseUndone undone => state.Undo(undone.Case),
                CommentCaseUndone undone => state.Undo(undone.Case),
                _ => state,
            },
            cancellation);
        return [.. hidden.Where(one => one.Value.Active.Any(suppression => suppression.Hides.Contains(Hidden.Existence))).Select(one => one.Key)];
    }

    /// <summary>The threads that stood above the others of a community.</summary>
    public async Task<Guid[]> PinnedAsync(Guid community, long cut, CancellationToken cancellation)
    {
        var marks = await FoldAsync<ThreadMark>(
            await IdsAsync(EverPinned, community, cancellation), cut, OfMarks, (state, e) => e switch
            {
                ThreadMarked marked => state.Impose(marked.Mark),
                ThreadMarkLifted lifted => state.Lift(lifted.Mark, lifted.Case),
                ThreadCaseUndone undone => state.Undo(undone.Case),
                _ => state,
            },
            cancellation);
        return [.. marks.Where(one => one.Value.Active.Any(mark => mark.Kind == ThreadMarkKind.Pinned)).Select(one => one.Key)];
    }

    async Task<Guid[]> IdsAsync(string sql, Guid community, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = community });
        var ids = new List<Guid>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) ids.Add(rows.GetGuid(0));
        return [.. ids];
    }

    async Task<Dictionary<Guid, InForce<T>>> FoldAsync<T>(
        Guid[] ids, long cut, string[] types, Func<InForce<T>, object, InForce<T>> fold, CancellationToken cancellation) where T : class, IImposition
    {
        var states = new Dictionary<Guid, InForce<T>>();
        if (ids.Length == 0) return states;
        await using var command = database.CreateCommand(Acts);
        command.Parameters.Add(new() { Value = ids });
        command.Parameters.Add(new() { Value = cut });
        command.Parameters.Add(new() { Value = types });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var (id, e) = (rows.GetGuid(0), store.Options.Serializer().FromJson(EventNames.TypeOf(rows.GetString(1)), rows, 2));
            states[id] = fold(states.GetValueOrDefault(id, InForce.None<T>()), e);
        }

        return states;
    }

    static string[] Names(params Type[] types) => [.. types.Select(type => EventNames.All[type])];
}
