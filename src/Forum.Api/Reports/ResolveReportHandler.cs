using Forum.Domain;
using Forum.Domain.Reports;
using Marten;

namespace Forum.Api.Reports;

/// <summary>Several reports of one thing, resolved together or not at all.</summary>
public sealed record ResolveReports(IReadOnlyList<ResolveReport> Reports) : Command;

public static class ResolveReportHandler
{
    public static async Task<Decision> Handle(ResolveReports message, IDocumentSession session, CancellationToken cancellation)
    {
        var recorded = new List<object>();
        foreach (var command in message.Reports)
        {
            var stream = await session.Events.FetchForWriting<Report>(command.ReportId.Value, cancellation);
            var decision = ResolveReport.Decide(command, stream.Aggregate!);
            if (decision is not Decision.Accepted accepted) return decision;
            recorded.AddRange(accepted.Events);
            stream.AppendMany(accepted.Events);
        }

        return Decision.Record([.. recorded]);
    }
}
