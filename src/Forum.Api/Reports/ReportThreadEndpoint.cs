using System.Security.Claims;
using Forum.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Reports;

public static class ReportThreadEndpoint
{
    /// <summary>Tells the moderators of a thread. Told again while they have not looked at it, it is the same report.</summary>
    [WolverinePost("/api/threads/{number}/reports"), Tags("Reports")]
    public static async Task<Results<Created<ReportModel>, ProblemHttpResult>> Post(
        long number, FileReportRequest? request, ClaimsPrincipal user, ReportTargets targets, ReportFiling filing, HttpContext http,
        CancellationToken cancellation) =>
        await targets.ThreadAsync(number, user.Viewer(), cancellation) is { } target
            ? await filing.FileAsync(request?.Id ?? http.NewId(), target, part: null, request?.Reason, user.Viewer(), cancellation)
            : Requests.ThreadNotFound.ToProblem();
}
