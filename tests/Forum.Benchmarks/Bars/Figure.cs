using Forum.Benchmarks.Load;

namespace Forum.Benchmarks.Bars;

/// <summary>One measured figure and the bar that it has to meet.</summary>
/// <param name="Value">A ratio to a limit of the same run, unless <paramref name="Unit"/> says otherwise.</param>
/// <param name="AtLeast">The bar is a floor; else a ceiling.</param>
/// <param name="Detail">What was measured on both sides.</param>
sealed record Figure(string Name, double Value, double Min, double Max, double Bar, bool AtLeast, string Unit, string Detail)
{
    public bool Holds => AtLeast ? Value >= Bar : Value <= Bar;

    public static Figure Ratio(string name, Duel duel, double bar)
    {
        var ratios = duel.Ratios;
        return new Figure(
            name, Duel.Median(ratios), ratios[0], ratios[^1], bar, AtLeast: true, "of the limit", $"{duel.Ours:N0}/s against {duel.Theirs:N0}/s");
    }

    public static Figure AtMost(string name, double value, double bar, string unit, string detail) =>
        new(name, value, value, value, bar, AtLeast: false, unit, detail);
}
