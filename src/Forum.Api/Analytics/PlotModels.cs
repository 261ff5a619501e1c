using Forum.Domain;

namespace Forum.Api.Analytics;

/// <param name="Name">As the SQL calls it.</param>
/// <param name="Drawn">Whether the plot shows it, or the numbers alone.</param>
public sealed record PlotColumnModel(string Name, string Title, bool Drawn);

/// <param name="About">What it shows, and what it leaves out.</param>
/// <param name="Sql">What finds its numbers in the database; analysts can run it themselves.</param>
/// <param name="Public">Whether everybody may see it, or administrators alone.</param>
public sealed record PlotDescription(string Name, string Title, string About, string Unit, bool Public, string Sql)
{
    public static PlotDescription Of(AnalyticsPlot plot) => new(plot.Name, plot.Title, plot.About, plot.Unit, plot.IsPublic, plot.Sql);
}

/// <param name="Cut">Position of the last event that the analytic tables hold; null before the first.</param>
/// <param name="Moment">When that event was stored.</param>
public sealed record PlotsModel(long? Cut, DateTimeOffset? Moment, IReadOnlyList<PlotDescription> Plots);

/// <param name="Of">What the rows are: days, weeks, months or names.</param>
/// <param name="Wide">The plot as SVG, for a desk.</param>
/// <param name="Narrow">The same for a phone.</param>
public sealed record PlotNumbersModel(
    PlotDescription Plot, long? Cut, DateTimeOffset? Moment, PlotColumnModel Of, IReadOnlyList<PlotColumnModel> Columns, IReadOnlyList<PlotRow> Rows,
    string Wide, string Narrow);

/// <summary>Why a plot is not shown.</summary>
public static class PlotRequests
{
    public static readonly Refused NotFound = new("plot-not-found", "There is no such plot.");

    public static readonly Refused TooLong = new("plot-too-long", "It took too long to count this. Try again in a minute.");
}
