namespace Forum.Api.Analytics;

/// <summary>How the numbers of a plot are drawn.</summary>
public enum PlotShape
{
    /// <summary>A line for each column, over the days, weeks or months that the rows are.</summary>
    Lines,

    /// <summary>A bar for each row, made of its columns.</summary>
    Bars,
}

/// <param name="Name">As the SQL calls it.</param>
/// <param name="Title">What people read.</param>
/// <param name="IsDrawn">Whether the plot shows it, or the table of numbers alone.</param>
public sealed record AnalyticsPlotColumn(string Name, string Title, bool IsDrawn = true);

/// <summary>Numbers that people would rather look at than read, and how they are found in schema <c>analytics</c>.</summary>
/// <param name="About">What it shows, and what it leaves out.</param>
/// <param name="Unit">Of what is drawn.</param>
/// <param name="Of">What a row is: its first column.</param>
/// <param name="Sql">Its first column is a date or a name, all others are numbers, in the order of <paramref name="Columns"/>.</param>
/// <param name="IsPublic">
/// Whether everybody may see it. Numbers over few people tell of people, so the public sees only those that anybody can find by counting what
/// they may read. Who was banned, which entries of the log are hidden, and what was reported is told to fewer; and whoever founds a community
/// moderates it, so that to let every moderator see these would be to let everybody. They are for administrators.
/// </param>
public sealed record AnalyticsPlot(
    string Name, string Title, string About, PlotShape Shape, string Unit, AnalyticsPlotColumn Of, IReadOnlyList<AnalyticsPlotColumn> Columns,
    string Sql, bool IsPublic);
