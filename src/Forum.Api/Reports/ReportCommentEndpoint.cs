using System.Security.Claims;
using Forum.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Reports;

/// <param name="Id">Chosen by the client, so that a form submitted twice is one report; made here if not given.</param>
public sealed record FileReportRequest(Guid? Id = null, string? Reason = null);

public static class ReportCommentEndpoint
{
    /// <summary>Tells the moderators of a comment. Told again while they have not looked at it, it is the same report.</summary>
    [WolverinePost("/api/comments/{number}/reports"), Tags("Reports")]
    public static async Task<Results<Created<ReportModel>, ProblemHttpResult>> Post(
        long number, FileReportRequest? request, ClaimsPrincipal user, ReportTargets targets, ReportFiling filing, HttpContext http,
        CancellationToken cancellation) =>
        await targets.CommentAsync(number, user.Viewer(), cancellation) is { } target
            ? await filing.FileAsync(request?.Id ?? http.NewId(), target, part: null, request?.Reason, user.Viewer(), cancellation)
            : Requests.CommentNotFound.ToProblem();
}
