using Forum.Api.Http;
using Forum.Api.Members;
using Forum.Api.Moderation;
using Forum.Api.Text;
using Forum.Domain.Moderation;
using Npgsql;

namespace Forum.Api.Reports;

/// <summary>Somebody's <see cref="Dossier"/>, in one round trip.</summary>
public sealed class DossierQuery(NpgsqlDataSource database, Mentioning mentioning)
{
    const int Newest = 50;

    // $1 to $3 are the viewer, $4 the member's number. Whoever claimed an imported author is meant with what was written under that name.
    const string Who =
        """
        with who as (
            select id from views.member where number = $4
            union select author.id from views.member author join views.member self on self.id = author.claimed_by where self.number = $4)
        """;

    static string There(string row) => $"($1 or {row}.community_id = any($2))";

    static readonly string Member =
        $"select {MemberModel.Columns} from views.member member where member.number = $4 and ($1 or $2::uuid[] is not null) and $3::uuid is not null";

    static readonly string Content =
        $"""
        {Who}
        select community.name, count(*) filter (where is_thread), count(*) filter (where not is_thread),
            count(*) filter (where is_thread and hidden), count(*) filter (where not is_thread and hidden)
        from (
            select thread.community_id, true as is_thread, thread.hides_text > 0 as hidden from views.thread thread
                where thread.author_id in (select id from who) and {CaseModel.ThreadExists} and {Visibility.Shows("thread", "hides_author")}
            union all
            select comment.community_id, false, comment.hides_text > 0 from views.comment comment
                where comment.author_id in (select id from who) and {CaseModel.CommentExists} and {Visibility.Shows("comment", "hides_author")}) post
        join views.community community on community.id = post.community_id
        where {There("post")} group by community.name order by community.name
        """;

    static readonly string Bans =
        $"""
        {Who}
        select c.number, community.name, ban.imposed_at, ban.until, case when {Visibility.Shows("c", "hides_text")} then ban.reason end,
            cardinality(ban.lifted_by) > 0
        from views.ban ban left join views.community community on community.id = ban.community_id
        left join views.moderation_case c on c.id = ban.case_id and {CaseQueries.Exists("c")}
        where ban.target_id in (select id from who) and {There("ban")} and $3::uuid is not null
        order by ban.imposed_at desc limit {Newest}
        """;

    static readonly string About =
        $"""
        {Who}
        {CaseColumns("null::bigint")}
        from views.moderation_case c left join views.community community on community.id = c.community_id
        where c.member_id in (select id from who) and {There("c")} and {CaseQueries.Exists("c")} and $3::uuid is not null
        order by c.number desc limit {Newest}
        """;

    static readonly string OfContent =
        $"""
        {Who}, touched as (
            select item.case_id, count(*) as items from (
                select thread.id from views.thread thread where thread.author_id in (select id from who)
                    and {CaseModel.ThreadExists} and {Visibility.Shows("thread", "hides_author")}
                union all
                select comment.id from views.comment comment where comment.author_id in (select id from who)
                    and {CaseModel.CommentExists} and {Visibility.Shows("comment", "hides_author")}) post
            join views.case_item item on item.item_id = post.id
            group by item.case_id)
        {CaseColumns("touched.items")}
        from touched join views.moderation_case c on c.id = touched.case_id left join views.community community on community.id = c.community_id
        where {There("c")} and {CaseQueries.Exists("c")} and c.kind in ('Remove', 'Restore', 'Ban')
        order by c.number desc limit {Newest}
        """;

    static string CaseColumns(string items) =>
        $"""
        select c.number, c.kind, community.name, case when {Visibility.Shows("c", "hides_text")} then c.reason else '' end, c.opened_at, {items},
            c.undo_opened_at is not null
        """;

    // Nobody looks at reports against themself.
    /// <param name="column">The column that says whose report, or against whom.</param>
    static string Reports(string column) =>
        $"""
        {Who}
        select {ReportModel.Columns} from {ReportModel.Tables}
        where report.{column} in (select id from who) and {There("report")}
          and (thread.id is not null or comment.id is not null or subject.id is not null)
          and (thread.id is null or {Visibility.Shows("thread", "hides_author")})
          and (comment.id is null or {Visibility.Shows("comment", "hides_author")})
          and ($1 or '{column}' <> 'against_id' or $3 not in (select id from who))
        order by report.number desc limit {Newest}
        """;

    /// <returns>Null where there is no such member.</returns>
    public async Task<Dossier?> FindAsync(long number, Viewer viewer, CancellationToken cancellation)
    {
        await using var batch = database.CreateBatch();
        foreach (var sql in (string[])[Member, Content, Reports("against_id"), Reports("reporter_id"), Bans, About, OfContent])
        {
            var command = new NpgsqlBatchCommand(sql);
            command.Parameters.AddViewer(viewer);
            command.Parameters.Add(new() { Value = number });
            batch.BatchCommands.Add(command);
        }

        return await ReadAsync(batch, viewer, cancellation) is { } stored ? (await mentioning.ShowAsync([stored], cancellation))[0] : null;
    }

    static async Task<Dossier?> ReadAsync(NpgsqlBatch batch, Viewer viewer, CancellationToken cancellation)
    {
        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        if (!await rows.ReadAsync(cancellation)) return null;
        var member = MemberModel.Read(rows, 0, viewer);
        return new Dossier(
            member,
            await NextAsync(row => new ContentCount(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4))),
            await NextAsync(ReadReport), await NextAsync(ReadReport), await NextAsync(ReadBan), await NextAsync(ReadCase), await NextAsync(ReadCase));

        async Task<IReadOnlyList<T>> NextAsync<T>(Func<NpgsqlDataReader, T> read)
        {
            await rows.NextResultAsync(cancellation);
            var list = new List<T>();
            while (await rows.ReadAsync(cancellation)) list.Add(read(rows));
            return list;
        }
    }

    static DossierReport ReadReport(NpgsqlDataReader row)
    {
        var report = ReportModel.Read(row);
        return new DossierReport(
            report.Number, report.Kind, report.Thread, report.Comment, report.Community, report.Reason, report.FiledAt, report.Outcome);
    }

    static DossierBan ReadBan(NpgsqlDataReader row) => new(
        row.IsDBNull(0) ? null : row.GetInt64(0), row.IsDBNull(1) ? null : row.GetString(1), row.GetFieldValue<DateTimeOffset>(2),
        row.IsDBNull(3) ? null : row.GetFieldValue<DateTimeOffset>(3), row.IsDBNull(4) ? null : row.GetString(4), row.GetBoolean(5));

    static DossierCase ReadCase(NpgsqlDataReader row) => new(
        row.GetInt64(0), Enum.Parse<CaseKind>(row.GetString(1)), row.IsDBNull(2) ? null : row.GetString(2), row.GetString(3),
        row.GetFieldValue<DateTimeOffset>(4), row.IsDBNull(5) ? null : row.GetInt64(5), row.GetBoolean(6));
}
