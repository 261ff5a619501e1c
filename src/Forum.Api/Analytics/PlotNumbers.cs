using System.ComponentModel;

namespace Forum.Api.Analytics;

/// <summary>Up to which event the analytic tables go.</summary>
/// <param name="Cut">Null before the first.</param>
/// <param name="Moment">When that event was stored.</param>
[ImmutableObject(true)]
public sealed record AnalyticsCut(long? Cut, DateTimeOffset? Moment);

/// <param name="Of">A day, the first of a week or a month, or a name.</param>
/// <param name="Numbers">One for each column; null where there is none to tell.</param>
public sealed record PlotRow(string Of, IReadOnlyList<double?> Numbers);

/// <param name="At">What all of them stand at.</param>
/// <param name="Rows">Null where it took the database too long to find them.</param>
/// <param name="Drawing">Null as well then.</param>
[ImmutableObject(true)]
public sealed record PlotNumbers(AnalyticsCut At, IReadOnlyList<PlotRow>? Rows, PlotDrawing? Drawing);
