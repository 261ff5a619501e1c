using System.Security.Claims;
using Forum.Api.Http;
using Microsoft.AspNetCore.Authorization;
using Wolverine.Http;

namespace Forum.Api.Analytics;

public static class ListPlotsEndpoint
{
    /// <summary>The plots that one may see, with the SQL behind each, and the cut that the analytic tables stand at. Kept for a minute.</summary>
    [WolverineGet("/api/analytics/plots"), AllowAnonymous, Tags("Analytics")]
    public static async Task<PlotsModel> Get(ClaimsPrincipal user, PlotsQuery plots, CancellationToken cancellation)
    {
        var at = await plots.StandingAsync(cancellation);
        return new PlotsModel(at.Cut, at.Moment, [.. AnalyticsPlots.All.Where(plot => plot.IsPublic || user.Viewer().IsAdministrator).Select(PlotDescription.Of)]);
    }
}
