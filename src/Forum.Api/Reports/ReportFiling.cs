using Forum.Api.Http;
using Forum.Api.Storage;
using Forum.Api.Text;
using Forum.Domain;
using Forum.Domain.Members;
using Forum.Domain.Moderation;
using Forum.Domain.Reports;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;

namespace Forum.Api.Reports;

/// <summary>What reports of all kinds of things have in common.</summary>
public sealed class ReportFiling(IMessageBus bus, NumberSequences numbers, ReportQueries reports, Mentioning mentioning, TimeProvider clock)
{
    public async Task<Results<Created<ReportModel>, ProblemHttpResult>> FileAsync(
        Guid id, ReportTarget target, ProfilePart? part, string? reason, Viewer viewer, CancellationToken cancellation)
    {
        if (!target.IsShown) return FileReport.Hidden.ToProblem();
        if (CaseReason.Check(reason) is { } badReason) return badReason.ToProblem();

        var command = new FileReport(
            new ReportId(id), await numbers.NextAsync(Numbered.Report, cancellation), viewer.Id!.Value,
            target.Item, part, target.Revision, target.Against, target.Community,
            await mentioning.StoreAsync(reason!, cancellation), clock.GetUtcNow());
        if (await bus.InvokeAsync<Decision>(command, cancellation) is Refused refused) return refused.ToProblem();

        var report = (await reports.FindOwnAsync(viewer, command.ReportId, target.Item, part, cancellation))!;
        return TypedResults.Created("/api/members/me/reports", report);
    }
}
