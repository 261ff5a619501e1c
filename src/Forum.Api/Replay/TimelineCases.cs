using Forum.Api.Http;
using Forum.Api.Members;
using Forum.Api.Moderation;
using Npgsql;

namespace Forum.Api.Replay;

/// <summary>A case as a timeline tells of it, as far as the viewer may know.</summary>
/// <param name="IsAboutMember">Whoever may not know who wrote something does not learn it from such a case.</param>
public sealed record TimelineCase(
    long Number, bool IsAboutMember, MemberModel? Actor, MemberModel? Undoer, string? Reason, string? UndoReason);

public sealed class TimelineCases(NpgsqlDataSource database)
{
    static readonly string Sql =
        $"""
        select c.id, c.number, c.member_id is not null, c.reason, c.undo_reason, c.hides_text, c.hides_author, c.community_id, c.act ->> 'layer',
            {MemberModel.ColumnsOf("actor")}, {MemberModel.ColumnsOf("undoer")}
        from views.moderation_case c
        left join views.member actor on actor.id = c.actor_id
        left join views.member undoer on undoer.id = c.undo_actor_id
        where c.id = any($4) and {CaseQueries.Exists("c")} and $3::uuid is not null
        """;

    static readonly string By =
        $"""
        select c.id, c.actor_id = any($5), coalesce(c.undo_actor_id = any($5), false) from views.moderation_case c
        where c.id = any($4) and {CaseQueries.Exists("c")} and {Visibility.Shows("c", "hides_author")} and $3::uuid is not null
            and (c.actor_id = any($5) or c.undo_actor_id = any($5))
        """;

    /// <summary>Those of several cases that the viewer may know of.</summary>
    public async Task<IReadOnlyDictionary<Guid, TimelineCase>> FindAsync(Guid[] ids, Viewer viewer, CancellationToken cancellation)
    {
        var cases = new Dictionary<Guid, TimelineCase>();
        if (ids.Length == 0) return cases;
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddViewer(viewer);
        command.Parameters.Add(new() { Value = ids });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            var sees = Visibility.SeesThrough(viewer, author: null, row.IsDBNull(7) ? Guid.Empty : row.GetGuid(7));
            // What oversight did is told, and not why.
            var isOversight = string.Equals(Text(8), nameof(Domain.Moderation.SuppressionLayer.Oversight), StringComparison.OrdinalIgnoreCase);
            var (showsText, showsActor) = (
                Visibility.Shows(row.GetInt16(5), sees) && (!isOversight || viewer.IsAdministrator), Visibility.Shows(row.GetInt16(6), sees));
            cases.Add(row.GetGuid(0), new TimelineCase(
                row.GetInt64(1), row.GetBoolean(2), showsActor ? Person(0) : null, showsActor ? Person(1) : null, showsText ? Text(3) : null,
                showsText ? Text(4) : null));
        }

        return cases;

        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
        MemberModel? Person(int which)
        {
            var at = 9 + (which * MemberModel.Width);
            return row.IsDBNull(at) ? null : MemberModel.Read(row, at, viewer);
        }
    }

    /// <summary>Which of several cases somebody opened, and which they took back, as far as the viewer may know.</summary>
    public async Task<IReadOnlyDictionary<Guid, (bool Opened, bool Undid)>> ByAsync(
        Guid[] ids, Guid[] member, Viewer viewer, CancellationToken cancellation)
    {
        var cases = new Dictionary<Guid, (bool, bool)>();
        await using var command = database.CreateCommand(By);
        command.Parameters.AddViewer(viewer);
        command.Parameters.Add(new() { Value = ids });
        command.Parameters.Add(new() { Value = member });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation)) cases.Add(row.GetGuid(0), (!row.IsDBNull(1) && row.GetBoolean(1), row.GetBoolean(2)));
        return cases;
    }
}
