using Forum.Api.Http;
using Forum.Api.Moderation;
using Forum.Api.Text;
using Forum.Domain;
using Forum.Domain.Members;
using Forum.Domain.Moderation;
using Npgsql;

namespace Forum.Api.Reports;

/// <summary>Somebody's own reports.</summary>
public sealed class ReportQueries(NpgsqlDataSource database, Mentioning mentioning)
{
    /// <summary>The report under this id, else their open one of the same thing.</summary>
    public async Task<ReportModel?> FindOwnAsync(
        Viewer viewer, ReportId id, CaseItem item, ProfilePart? part, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"""
            select {ReportModel.Columns} from {ReportModel.Tables}
            where report.reporter_id = $3 and (report.id = $4 or (report.item_id = $5 and report.part = $6 and report.resolved_at is null))
            order by report.id <> $4 limit 1
            """);
        command.Parameters.AddViewer(viewer);
        command.Parameters.Add(new() { Value = id.Value });
        command.Parameters.Add(new() { Value = item.Id });
        command.Parameters.Add(new() { Value = part?.ToString() ?? "" });
        return (await ReadAsync(command, cancellation)).SingleOrDefault();
    }

    public async Task<ReportId?> FindOpenAsync(MemberId reporter, CaseItem item, ProfilePart? part, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "select id from views.report where reporter_id = $1 and item_id = $2 and part = $3 and resolved_at is null");
        command.Parameters.Add(new() { Value = reporter.Value });
        command.Parameters.Add(new() { Value = item.Id });
        command.Parameters.Add(new() { Value = part?.ToString() ?? "" });
        return await command.ExecuteScalarAsync(cancellation) is Guid id ? new ReportId(id) : null;
    }

    public async Task<Page<ReportModel>> ListOwnAsync(Viewer viewer, Paging<ReportSort> paging, CancellationToken cancellation)
    {
        var (beyond, direction) = paging.Sort == ReportSort.New ? ("<", "desc") : (">", "asc");
        await using var command = database.CreateCommand(
            $"""
            select {ReportModel.Columns} from {ReportModel.Tables}
            where report.reporter_id = $3 and report.number {beyond} $4 order by report.number {direction} limit $5
            """);
        command.Parameters.AddViewer(viewer);
        command.Parameters.Add(new() { Value = paging.After?.Number ?? (paging.Sort == ReportSort.New ? long.MaxValue : 0) });
        command.Parameters.Add(new() { Value = paging.Limit + 1 });
        return paging.Cut(await ReadAsync(command, cancellation), report => (Key: 0, report.Number));
    }

    async Task<List<ReportModel>> ReadAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        var reports = new List<ReportModel>();
        await using (var rows = await command.ExecuteReaderAsync(cancellation))
        {
            while (await rows.ReadAsync(cancellation)) reports.Add(ReportModel.Read(rows));
        }

        return await mentioning.ShowAsync(reports, cancellation);
    }
}
