using System.Security.Claims;
using Forum.Api.Http;
using Forum.Api.Moderation;
using Forum.Api.Text;
using Forum.Domain;
using Forum.Domain.Reports;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Reports;

/// <param name="Case">The number of the case that came of it.</param>
/// <param name="Note">Among moderators.</param>
/// <param name="All">Resolves all open reports of the same thing with it.</param>
public sealed record ResolveReportRequest(ReportOutcome? Outcome = null, long? Case = null, string? Note = null, bool All = false);

public static class ResolveReportEndpoint
{
    /// <summary>Says what came of a report, and on request of all others of the same thing.</summary>
    [WolverinePost("/api/reports/{number}/resolution"), Tags("Reports")]
    public static async Task<Results<Ok<QueuedReport>, ProblemHttpResult>> Post(
        long number, ResolveReportRequest? request, ClaimsPrincipal user, IMessageBus bus, ReportsQuery queue, CaseQueries cases, Mentioning mentioning,
        CancellationToken cancellation)
    {
        var viewer = user.Viewer();
        if (request?.Outcome is not { } outcome) return ReportRequests.OutcomeMissing.ToProblem();
        if (await queue.FindAsync(number, viewer, cancellation) is not { Report: var report }) return Requests.ReportNotFound.ToProblem();

        CaseId? cameOfIt = null;
        if (request.Case is { } entry)
        {
            if (await cases.FindAsync(entry, viewer, cancellation) is not { } found) return Requests.CaseNotFound.ToProblem();
            cameOfIt = new CaseId(found.Id);
        }

        var id = new ReportId(report.Id);
        var note = await mentioning.StoreOrNullAsync(request.Note, cancellation);
        var others = request.All ? await queue.FindOthersAsync(id, cancellation) : [];
        var commands = others.Prepend(id).Select(each => new ResolveReport(
            each, user.MemberId(), outcome, cameOfIt, note, viewer.IsAdministrator, viewer.Communities)).ToList();
        if (await bus.InvokeAsync<Decision>(new ResolveReports(commands), cancellation) is Refused refused) return refused.ToProblem();
        return TypedResults.Ok((await queue.FindAsync(number, viewer, cancellation))!);
    }
}
