using System.Runtime.CompilerServices;
using Forum.Api.Http;
using Forum.Api.Storage;
using Forum.Api.Text;
using Forum.Domain.Members;
using Forum.Domain.Moderation;
using Npgsql;

namespace Forum.Api.Takeout;

/// <summary>What moderators imposed on somebody, and what somebody did as a moderator: the reasons of hidden cases are told to nobody here.</summary>
public sealed class TakenStanding(NpgsqlDataSource database, Mentioning mentioning)
{
    const string Reason = "case when coalesce(act.hides_text | act.hides_existence, 0) = 0 then imposed.reason end";

    const string Bans =
        $"""
        select community.name, imposed.imposed_at, nullif(imposed.until, 'infinity'), {Reason}
        from views.ban imposed
        left join views.community community on community.id = imposed.community_id
        left join views.moderation_case act on act.id = imposed.case_id
        where imposed.target_id = $1 and {ImpositionTable.InForce} order by imposed.imposed_at, imposed.id
        """;

    const string Parts =
        $"""
        select imposed.part, imposed.imposed_at, {Reason}
        from views.profile_suppression imposed
        left join views.moderation_case act on act.id = imposed.case_id
        where imposed.target_id = $1 and {ImpositionTable.InForce} order by imposed.imposed_at, imposed.id
        """;

    const string Moderates =
        """
        select distinct community.name from views.community_moderator moderator
        join views.community community on community.id = moderator.community_id
        where moderator.member_id = $1 order by community.name
        """;

    const string Cases =
        """
        select number, kind, case when actor_id = $1 then opened_at end, case when actor_id = $1 then reason end,
            case when undo_actor_id = $1 then undo_opened_at end, case when undo_actor_id = $1 then undo_reason end
        from views.moderation_case
        where (actor_id = $1 or undo_actor_id = $1) and number > $2 and ((hides_text | hides_existence) = 0 or $3) order by number limit $4
        """;

    public async Task<IReadOnlyList<TakenBan>> BansAsync(Viewer viewer, CancellationToken cancellation)
    {
        var bans = await ReadAsync(Bans, row => new TakenBan(Text(row, 0), Time(row, 1)!.Value, Time(row, 2), Text(row, 3)), cancellation, Id(viewer));
        var texts = await mentioning.ReadAsync(bans.Select(ban => ban.Reason), cancellation);
        return [.. bans.Select(ban => ban with { Reason = texts.PlainOrNull(ban.Reason) })];
    }

    public async Task<IReadOnlyList<TakenHiddenPart>> HiddenPartsAsync(Viewer viewer, CancellationToken cancellation)
    {
        var parts = await ReadAsync(
            Parts, row => new TakenHiddenPart(Enum.Parse<ProfilePart>(row.GetString(0)), Time(row, 1)!.Value, Text(row, 2)), cancellation, Id(viewer));
        var texts = await mentioning.ReadAsync(parts.Select(part => part.Reason), cancellation);
        return [.. parts.Select(part => part with { Reason = texts.PlainOrNull(part.Reason) })];
    }

    public async Task<IReadOnlyList<string>> ModeratesAsync(Viewer viewer, CancellationToken cancellation) =>
        await ReadAsync(Moderates, row => row.GetString(0), cancellation, Id(viewer));

    public async IAsyncEnumerable<TakenCase> CasesAsync(Viewer viewer, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (long last = 0; ;)
        {
            var cases = await ReadAsync(
                Cases,
                row => new TakenCase(
                    row.GetInt64(0), Enum.Parse<CaseKind>(row.GetString(1)), Time(row, 2), Text(row, 3), Time(row, 4), Text(row, 5)),
                cancellation, Id(viewer), last, viewer.IsAdministrator, Paged.Size);
            var texts = await mentioning.ReadAsync(cases.SelectMany(one => new[] { one.Reason, one.Undone }), cancellation);
            foreach (var one in cases) yield return one with { Reason = texts.PlainOrNull(one.Reason), Undone = texts.PlainOrNull(one.Undone) };
            if (cases.Count < Paged.Size) yield break;
            last = cases[^1].Number;
        }
    }

    async Task<List<T>> ReadAsync<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellation, params object[] values)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        var found = new List<T>();
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation)) found.Add(read(row));
        return found;
    }

    static Guid Id(Viewer viewer) => viewer.Id!.Value.Value;

    static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    static DateTimeOffset? Time(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}
