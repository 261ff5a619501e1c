using System.Security.Claims;
using Forum.Api.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Analytics;

public static class GetPlotEndpoint
{
    /// <summary>
    /// What a plot shows: its numbers, the cut that they stand at, and a drawing of them. Kept for a minute. Some are for administrators alone:
    /// those of moderation, which are about few people each and about more than the public log tells.
    /// </summary>
    /// <param name="name">As <c>/api/analytics/plots</c> lists it.</param>
    [WolverineGet("/api/analytics/plots/{name}"), AllowAnonymous, Tags("Analytics")]
    public static async Task<Results<Ok<PlotNumbersModel>, ProblemHttpResult>> Get(
        string name, ClaimsPrincipal user, PlotsQuery plots, CancellationToken cancellation)
    {
        if (AnalyticsPlots.Find(name) is not { } plot) return PlotRequests.NotFound.ToProblem();
        if (!plot.IsPublic && !user.Viewer().IsSignedIn) return Requests.SignInRequired.ToProblem();
        if (!plot.IsPublic && !user.Viewer().IsAdministrator) return Requests.NotAllowed.ToProblem();

        var found = await plots.FindAsync(plot, cancellation);
        return found is { Rows: { } rows, Drawing: { } drawing }
            ? TypedResults.Ok(new PlotNumbersModel(
                PlotDescription.Of(plot), found.At.Cut, found.At.Moment, Of(plot.Of), [.. plot.Columns.Select(Of)], rows, drawing.Wide, drawing.Narrow))
            : PlotRequests.TooLong.ToProblem();
    }

    static PlotColumnModel Of(AnalyticsPlotColumn column) => new(column.Name, column.Title, column.IsDrawn);
}
