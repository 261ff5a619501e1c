using System.Security.Claims;
using Forum.Api.Http;
using Forum.Domain.Members;
using Forum.Domain.Reports;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Reports;

/// <param name="Id">Chosen by the client, so that a form submitted twice is one report; made here if not given.</param>
/// <param name="Part">Of the profile.</param>
public sealed record ReportMemberRequest(Guid? Id = null, string? Reason = null, ProfilePart? Part = null);

public static class ReportMemberEndpoint
{
    /// <summary>
    /// Tells the administrators of a part of somebody's profile. Told again while they have not looked at it, it is the same report.
    /// </summary>
    [WolverinePost("/api/members/by-number/{number}/reports"), Tags("Reports")]
    public static async Task<Results<Created<ReportModel>, ProblemHttpResult>> Post(
        long number, ReportMemberRequest? request, ClaimsPrincipal user, ReportTargets targets, ReportFiling filing, HttpContext http,
        CancellationToken cancellation)
    {
        if (request?.Part is not { } part) return FileReport.PartMissing.ToProblem();
        return await targets.MemberAsync(number, part, user.Viewer(), cancellation) is { } target
            ? await filing.FileAsync(request.Id ?? http.NewId(), target, part, request.Reason, user.Viewer(), cancellation)
            : Requests.MemberNotFound.ToProblem();
    }
}
