using Forum.Api.Text;
using Microsoft.Extensions.Caching.Memory;

namespace Forum.Api.Tests.Text;

/// <summary>Whatever a text is made of, rendering it takes time in proportion to its length, and no more stack than there is.</summary>
public class rendering_a_bomb
{
    const int Small = Markup.MaxLength / 4;

    /// <summary>Four times the text takes four times as long, more or less; what is quadratic takes sixteen times.</summary>
    const double MaxGrowth = 10;

    /// <summary>Too little to be told from what else a processor does.</summary>
    static readonly TimeSpan Trifle = TimeSpan.FromMilliseconds(60);

    public static TheoryData<string> All => [.. Bombs.Pieces, .. Bombs.Shapes.Keys];

    [Theory, MemberData(nameof(All))]
    public void takes_linear_time(string bomb)
    {
        var large = Best(Text(bomb, Markup.MaxLength), enough: Trifle);
        if (large <= Trifle) return;
        var small = Best(Text(bomb, Small), enough: large / 5);
        Assert.True(large < TimeSpan.FromSeconds(1), $"{large.TotalMilliseconds:F0} ms");
        Assert.True(large / small < MaxGrowth, $"{small.TotalMilliseconds:F0} ms, then {large.TotalMilliseconds:F0} ms");
    }

    [Fact]
    public void takes_little_stack()
    {
        const int Stack = 256 * 1024;
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(() => Assert.All(All, bomb => Render(Text(bomb, Small)))), Stack);
        thread.Start();
        thread.Join();
        Assert.Null(failure);
    }

    [Theory, MemberData(nameof(All))]
    public void shows_clean_html(string bomb) => ShownHtml.AssertClean(Render(Text(bomb, 3_000)));

    /// <summary>One more of something than a text may have.</summary>
    public static TheoryData<string, string> OneTooMany => new()
    {
        { "quotes", Bombs.Of(">", 41) },
        { "lines", Bombs.Of("\n", 10_001) },
        { "lines of another system", Bombs.Of("\r", 10_001) },
        { "definitions", Bombs.Of("[a]: b\n", 501 * 7) },
        { "lines under a definition", "> [a]: b \"c\n" + Bombs.Of("d\n", 200) + "=" },
        { "columns for so few rows", $"{Bombs.Of("a|", 200)}\n{Bombs.Of("-|", 200)}\n{Bombs.Of("b\n", 20)}" },
        { "columns for rows that look blank", $"{Bombs.Of("a|", 200)}\n{Bombs.Of("-|", 200)}\n{Bombs.Of("b\u0085\u0085\n\u00A0\n", 60)}" },
        { "columns in a list of a quote", $"> 1. {Bombs.Of("a|", 200)}\n>    {Bombs.Of("-|", 200)}\n{Bombs.Of(">    b\n", 130)}" },
        { "links to a long address", $"[a]: /{Bombs.Of("b", 10_000)}\n\n{Bombs.Of("[a] ", 105 * 4)}" },
        { "emphasis in emphasis", Bombs.Of("*a **b ", 7 * 80) + Bombs.Of("b** a* ", 7 * 80) },
    };

    [Theory, MemberData(nameof(OneTooMany))]
    public void is_shown_without_its_markup(string what, string text)
    {
        const string Sample = "*a*\n\n";
        Assert.StartsWith("<p>*a*</p>", Render(Sample + text), StringComparison.Ordinal);
        Assert.False(Render(Sample + text[..(text.Length * 3 / 4)]).StartsWith("<p>*a*", StringComparison.Ordinal), $"Fewer {what} are no harm.");
    }

    [Theory]
    [InlineData("*a* ", 250, "<em>a</em>")]
    [InlineData("[a](b) ", 500, "<a ")]
    [InlineData("`a` ", 250, "<code>a</code>")]
    [InlineData("https://a.example ", 500, "<a ")]
    [InlineData("> *a* `b` [c](d)\n\n", 3_000, "<a ")]
    [InlineData("- a\n", 9_000, "<li>a</li>")]
    [InlineData("|a|b|\n|-|-|\n|*c*|[d](e)|\n\n", 1_500, "<em>c</em>")]
    [InlineData("|a|b|c|\n|-|-|-|\n||||\n|a|\n\n", 1_000, "<table>")]
    [InlineData("::: spoiler a\nb\n:::\n", 3_000, "<details>")]
    [InlineData("[12:00] a: b\n", 4_000, "[12:00] a: b")]
    public void is_not_what_somebody_makes_who_writes_much(string piece, int times, string shown) =>
        Assert.Equal(times, Render(Bombs.Of(piece, times * piece.Length)).Split(shown).Length - 1);

    [Theory]
    [InlineData(">", 35, "<blockquote>")]
    [InlineData("- ", 18, "<ul>")]
    public void is_not_what_somebody_makes_who_nests_deep(string piece, int times, string shown) =>
        Assert.Equal(times, Render(Bombs.Of(piece, times * piece.Length) + "a").Split(shown).Length - 1);

    // The least of some measurements: the collector of garbage works on this thread, too.
    static TimeSpan Best(string text, TimeSpan enough)
    {
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < 6 && best > enough; i++)
        {
            var taken = ThreadClock.Measure(() => Render(text));
            if (taken < best) best = taken;
        }

        return best;
    }

    static string Render(string text) => new Markup(new MemoryCache(new MemoryCacheOptions())).ToHtml(text);

    static string Text(string bomb, int length)
    {
        var text = Bombs.Shapes.TryGetValue(bomb, out var shape) ? shape(length) : Bombs.Of(bomb, length);
        return text.Length > length ? text[..length] : text;
    }
}
