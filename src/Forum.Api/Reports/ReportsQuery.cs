using Forum.Api.Http;
using Forum.Api.Moderation;
using Forum.Api.Text;
using Forum.Domain;
using Npgsql;

namespace Forum.Api.Reports;

public enum ReportState
{
    Open,
    Resolved,
}

/// <summary>The reports that somebody is to look at.</summary>
public sealed class ReportsQuery(NpgsqlDataSource database, Mentioning mentioning)
{
    public async Task<Page<QueuedReport>> ListAsync(
        Viewer viewer, Guid? community, ReportState? state, Paging<ReportSort> paging, CancellationToken cancellation)
    {
        var (beyond, direction, start) = paging.Sort == ReportSort.New ? ("<", "desc", long.MaxValue) : (">", "asc", 0);
        await using var command = database.CreateCommand(
            $"""
            select {QueuedReport.Columns} from {QueuedReport.Tables}
            where {QueuedReport.IsTheirs} and report.number {beyond} $4
              and {(community is null ? "$6::uuid is not null" : "report.community_id = $6")}
              and {(state is null ? "true" : state == ReportState.Open ? "report.resolved_at is null" : "report.resolved_at is not null")}
            order by report.number {direction} limit $5
            """);
        command.Parameters.AddViewer(viewer);
        command.Parameters.Add(new() { Value = paging.After?.Number ?? start });
        command.Parameters.Add(new() { Value = paging.Limit + 1 });
        command.Parameters.Add(new() { Value = community ?? Guid.Empty });
        return paging.Cut(await ReadAsync(command, viewer, cancellation), queued => (Key: 0, queued.Report.Number));
    }

    public async Task<QueuedReport?> FindAsync(long number, Viewer viewer, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"select {QueuedReport.Columns} from {QueuedReport.Tables} where {QueuedReport.IsTheirs} and report.number = $4");
        command.Parameters.AddViewer(viewer);
        command.Parameters.Add(new() { Value = number });
        return (await ReadAsync(command, viewer, cancellation)).SingleOrDefault();
    }

    async Task<List<QueuedReport>> ReadAsync(NpgsqlCommand command, Viewer viewer, CancellationToken cancellation)
    {
        var reports = new List<QueuedReport>();
        await using (var rows = await command.ExecuteReaderAsync(cancellation))
        {
            while (await rows.ReadAsync(cancellation)) reports.Add(QueuedReport.Read(rows, viewer));
        }

        return await mentioning.ShowAsync(reports, cancellation);
    }

    /// <summary>The other open reports of the same thing.</summary>
    public async Task<IReadOnlyList<ReportId>> FindOthersAsync(ReportId report, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            select other.id from views.report report join views.report other on other.item_id = report.item_id and other.part = report.part
            where report.id = $1 and other.id <> report.id and other.resolved_at is null order by other.number
            """);
        command.Parameters.Add(new() { Value = report.Value });
        var others = new List<ReportId>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) others.Add(new ReportId(rows.GetGuid(0)));
        return others;
    }
}
