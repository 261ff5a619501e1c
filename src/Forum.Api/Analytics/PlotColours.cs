using System.Globalization;
using System.Xml.Linq;
using OxyPlot;

namespace Forum.Api.Analytics;

/// <summary>
/// A plot is drawn in colours that stand for names, and what shows it gives the names their colours: then it is light on a page that is, and
/// dark on one that is.
/// </summary>
static class PlotColours
{
    public static readonly OxyColor Ink = OxyColor.FromRgb(1, 1, 1), Line = OxyColor.FromRgb(2, 2, 2);

    public static readonly OxyColor[] OfSeries = [OxyColor.FromRgb(3, 3, 3), OxyColor.FromRgb(4, 4, 4), OxyColor.FromRgb(5, 5, 5)];

    /// <summary>Each with what it is where nothing gives it a colour.</summary>
    static readonly Dictionary<string, string> Names = new()
    {
        [Written(Ink)] = "var(--plot-ink, #444)",
        [Written(Line)] = "var(--plot-line, #ccc)",
        [Written(OfSeries[0])] = "var(--plot-first, #0b5f66)",
        [Written(OfSeries[1])] = "var(--plot-second, #a06a00)",
        [Written(OfSeries[2])] = "var(--plot-third, #5b4a9c)",
    };

    /// <summary>
    /// Names the colours of a drawing. Its styles become attributes, which a page whose policy allows no style within itself can show; its
    /// clippings, which cut nothing here and would have the same ids in each plot of a page, go, and so does the font, for that of the page.
    /// </summary>
    public static string Name(string svg)
    {
        var drawing = XElement.Parse(svg);
        drawing.Descendants().Where(element => element.Name.LocalName == "defs").Remove();
        foreach (var element in drawing.DescendantsAndSelf())
        {
            element.Attribute("clip-path")?.Remove();
            element.Attribute("font-family")?.Remove();
            var style = element.Attribute("style");
            style?.Remove();
            foreach (var part in style?.Value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [])
            {
                if (part.Split(':', 2) is [var name, var value]) element.SetAttributeValue(name, value);
            }

            foreach (var attribute in element.Attributes().Where(attribute => Names.ContainsKey(attribute.Value)))
            {
                attribute.Value = Names[attribute.Value];
            }
        }

        // Its size is what there is room for.
        drawing.SetAttributeValue("viewBox", $"0 0 {drawing.Attribute("width")?.Value} {drawing.Attribute("height")?.Value}");
        drawing.SetAttributeValue("width", null);
        drawing.SetAttributeValue("height", null);
        return drawing.ToString(SaveOptions.DisableFormatting);
    }

    static string Written(OxyColor colour) => string.Create(CultureInfo.InvariantCulture, $"rgb({colour.R},{colour.G},{colour.B})");
}
