using System.Text.Json;
using Forum.Benchmarks.Bars;
using Spectre.Console;

namespace Forum.Benchmarks;

/// <summary>The figures as a table for people, and as JSON.</summary>
static class Report
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void Print(IReadOnlyList<Figure> figures)
    {
        var table = new Table().AddColumns("What", "Figure", "Bar", "From", "To", "Unit", "Measured", "");
        foreach (var figure in figures)
        {
            table.AddRow(
                [
                    figure.Name, $"{figure.Value:0.00}", $"{(figure.AtLeast ? "≥" : "≤")} {figure.Bar:0.##}", $"{figure.Min:0.00}", $"{figure.Max:0.00}",
                    figure.Unit, figure.Detail, figure.Holds ? "" : "fails",
                ]);
        }

        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 180);
        AnsiConsole.Write(table);
    }

    public static Task SaveAsync(IReadOnlyList<Figure> figures, string file) => File.WriteAllTextAsync(file, JsonSerializer.Serialize(
        new { at = DateTimeOffset.UtcNow, cores = Environment.ProcessorCount, figures }, Json));
}
