using System.Security.Claims;
using Forum.Api.Communities;
using Forum.Api.Http;
using Forum.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Reports;

public static class ListReportsEndpoint
{
    /// <summary>
    /// What one is to look at as a moderator: reports in the communities that one moderates, other than about oneself; as an administrator, all.
    /// </summary>
    /// <param name="community">Only in the community with this name.</param>
    /// <param name="state"><c>open</c> or <c>resolved</c>; both if not said.</param>
    /// <param name="sort"><c>new</c> (the default) or <c>old</c>.</param>
    /// <param name="limit">How many, 1 to 200; 50 if not said.</param>
    /// <param name="after">The <c>next</c> of the page before.</param>
    [WolverineGet("/api/reports"), Tags("Reports")]
    public static async Task<Results<Ok<Page<QueuedReport>>, ProblemHttpResult>> Get(
        string? community, string? state, string? sort, int? limit, string? after,
        ClaimsPrincipal user, ReportsQuery queue, CommunityQueries communities, CancellationToken cancellation)
    {
        if (!Paging.TryRead<ReportSort>(sort, limit, after, out var paging, out var refused)) return refused.ToProblem();
        if (!Choice.TryRead<ReportState>(state, out var only)) return Requests.KindUnknown.ToProblem();

        var viewer = user.Viewer();
        if (!viewer.IsModerator) return Requests.NotAllowed.ToProblem();
        Guid? where = null;
        if (community is not null)
        {
            where = (await communities.FindAsync(community, cancellation))?.Id;
            if (where is not { } found) return Requests.CommunityNotFound.ToProblem();
            if (!viewer.Moderates(new CommunityId(found))) return Requests.NotAllowed.ToProblem();
        }

        return TypedResults.Ok(await queue.ListAsync(viewer, where, only, paging, cancellation));
    }
}
