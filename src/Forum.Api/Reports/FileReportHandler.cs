using Forum.Domain;
using Forum.Domain.Comments;
using Forum.Domain.Members;
using Forum.Domain.Reports;
using Marten;

namespace Forum.Api.Reports;

public static class FileReportHandler
{
    public static async Task<Decision> Handle(
        FileReport command, IDocumentSession session, ReportQueries reports, CancellationToken cancellation)
    {
        var states = session.CreateBatchQuery();
        var stream = states.Events.FetchStreamState(command.ReportId.Value);
        var existing = states.Events.FetchLatest<Report>(command.ReportId.Value);
        var reporter = states.Events.FetchLatest<Member>(command.Reporter.Value);
        await states.Execute(cancellation);

        if (await existing is null && await stream is not null) return PostComment.IdTaken; // by something that is no report
        var open = await reports.FindOpenAsync(command.Reporter, command.Item, command.Part, cancellation);
        var decision = FileReport.Decide(command, await existing, open, (await reporter)!);
        if (decision is Decision.Accepted { Events: { Count: > 0 } events })
        {
            session.Events.StartStream<Report>(command.ReportId.Value, events);
        }

        return decision;
    }
}
