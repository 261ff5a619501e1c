using System.Globalization;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;

namespace Forum.Api.Analytics;

/// <summary>A plot as SVG, for a desk and for a phone. Its colours are those of the page that shows it.</summary>
public sealed record PlotDrawing(string Wide, string Narrow)
{
    const int Height = 300, WideWidth = 720, NarrowWidth = 350, FewestForMarkers = 60, LongestName = 16;

    static readonly MarkerType[] Markers = [MarkerType.Circle, MarkerType.Square, MarkerType.Triangle];

    static readonly LineStyle[] Styles = [LineStyle.Solid, LineStyle.Dash, LineStyle.Dot];

    public static PlotDrawing Of(AnalyticsPlot plot, IReadOnlyList<PlotRow> rows) => new(Draw(plot, rows, WideWidth), Draw(plot, rows, NarrowWidth));

    static string Draw(AnalyticsPlot plot, IReadOnlyList<PlotRow> rows, int width)
    {
        var model = new PlotModel
        {
            Culture = CultureInfo.InvariantCulture,
            Background = OxyColors.Undefined,
            TextColor = PlotColours.Ink,
            PlotAreaBorderThickness = new OxyThickness(0),
            // The page's letters are wider than those that are measured here.
            Padding = new OxyThickness(plot.Shape == PlotShape.Bars ? 56 : 8, 4, 14, 0),
        };
        if (plot.Shape == PlotShape.Lines) AddLines(model, plot, rows);
        else AddBars(model, plot, rows);
        if (model.Series.Count > 1)
        {
            model.Legends.Add(new Legend
            {
                LegendPlacement = LegendPlacement.Outside,
                LegendPosition = LegendPosition.TopLeft,
                LegendOrientation = LegendOrientation.Horizontal,
            });
        }

        return PlotColours.Name(SvgExporter.ExportToString(model, width, Height, isDocument: false));
    }

    static void AddLines(PlotModel model, AnalyticsPlot plot, IReadOnlyList<PlotRow> rows)
    {
        var times = rows.Select(row => DateTimeAxis.ToDouble(DateTime.ParseExact(row.Of, "yyyy-MM-dd", CultureInfo.InvariantCulture))).ToList();
        var step = times.Count > 1 ? times[1] - times[0] : 1;
        model.Axes.Add(Plain(new DateTimeAxis
        {
            Position = AxisPosition.Bottom,
            StringFormat = step > 27 ? "MMM yyyy" : "d MMM",
            IntervalLength = 75,
            MinimumMajorStep = step,
            MinorTickSize = 0,
            Minimum = times.Count == 0 ? double.NaN : times[0] - (step / 2),
            Maximum = times.Count == 0 ? double.NaN : times[^1] + (step / 2),
        }));
        model.Axes.Add(Numbers(AxisPosition.Left, plot.Unit));
        foreach (var (i, column) in plot.Columns.Index().Where(column => column.Item.IsDrawn))
        {
            var line = new LineSeries
            {
                Title = column.Title,
                Color = PlotColours.OfSeries[i],
                LineStyle = Styles[i],
                MarkerType = rows.Count < FewestForMarkers ? Markers[i] : MarkerType.None,
                MarkerFill = PlotColours.OfSeries[i],
            };
            line.Points.AddRange(rows.Select((row, at) => new DataPoint(times[at], row.Numbers[i] ?? double.NaN)));
            model.Series.Add(line);
        }
    }

    static void AddBars(PlotModel model, AnalyticsPlot plot, IReadOnlyList<PlotRow> rows)
    {
        var names = Plain(new CategoryAxis { Position = AxisPosition.Left, StartPosition = 1, EndPosition = 0, MajorTickSize = 0, MinorTickSize = 0 });
        names.Labels.AddRange(rows.Select(row => row.Of.Length > LongestName ? $"{row.Of[..(LongestName - 1)]}…" : row.Of));
        model.Axes.Add(names);
        model.Axes.Add(Numbers(AxisPosition.Bottom, plot.Unit));
        foreach (var (i, column) in plot.Columns.Index().Where(column => column.Item.IsDrawn))
        {
            var bars = new BarSeries { Title = column.Title, FillColor = PlotColours.OfSeries[i], IsStacked = true, StrokeThickness = 0 };
            bars.Items.AddRange(rows.Select(row => new BarItem(row.Numbers[i] ?? 0)));
            model.Series.Add(bars);
        }
    }

    static LinearAxis Numbers(AxisPosition position, string unit) => Plain(new LinearAxis
    {
        Position = position,
        Title = unit,
        AxisTitleDistance = position == AxisPosition.Left ? 14 : 4,
        Minimum = 0,
        AbsoluteMinimum = 0,
        MinimumRange = 4,
        MaximumPadding = 0.06,
        MinimumMajorStep = 1,
        MinorTickSize = 0,
        MajorGridlineStyle = LineStyle.Solid,
        MajorGridlineColor = PlotColours.Line,
    });

    static T Plain<T>(T axis)
        where T : Axis
    {
        axis.TicklineColor = PlotColours.Line;
        axis.AxislineColor = PlotColours.Line;
        axis.IsZoomEnabled = axis.IsPanEnabled = false;
        return axis;
    }
}
