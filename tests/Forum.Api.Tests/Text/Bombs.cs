using System.Text;

namespace Forum.Api.Tests.Text;

/// <summary>
/// Texts of any length that took some renderer of Markdown, or the libraries that this one is made of, more than linear time, or its stack.
/// </summary>
public static class Bombs
{
    /// <summary>One piece over and over.</summary>
    public static readonly string[] Pieces =
    [
        "~", "~a", "~~a", "*", "*_", "*a", "a*", "**a", "*a*", "a**b", "*a **b ", "**a *a ", "*a_ ", "_a", "__a_b_", "***a**",
        "*a b_ ", "^a", "~*_^", "*a\n", "**\n",
        "[", "]", "[a", "[]", "[](", "[](\"", "[](<", "[a](b", "[a](<b", "[a](b \"c\n", "[a](b (", "[a](((", "![", "![a](",
        "![![a](b)](c)", "[![", "[^", "\n[^", "[^\n", "[^a]", "[^a]:\n",
        "[a][", "[a][b]", "[[a]]", "[\\]", "[a\n", "[a]: b\n", "[a]:\n", "[a]: b \"\n", "[a]: b '", "> [a]: b \"c\n=\n", "*[a](b)",
        "[*a](b)", "[`*a", "<b>**",
        "`", "``a`", "`a ", "` ``", "```\n", "```a\n", "~~~ a\nb\n", "$x ", "$$\n", "<", "<a ", "<a x=\"", "</", "<!--",
        "<![CDATA[", "<?", "<a@b", "<http://a.b>", "&", "&#1", "&amp;", "&#x1F600;",
        "http://", "http://a.b ", "http://a.b/(", "http://a*", "*http://a.b*", "_http://a.b_ ", "www.a.b ", "mailto:a@b.c ",
        "a@b.c ", "tel:", "@{",
        "|", "|\n", "a|b\n", "a|b\n-|-\n", "|a|\n|-|\n", "-|-\n", ":-|", "|-|-|\n", "\\|", "`|", "[|", "*|", "|*a|b*|\n|-|-|\n",
        ">", "> ", ">\n>a\n", "> > a\n", "> - ", "- ", "- - a\n", "-\n", "-\n\n", "- a\n", "- a\n\n", "* a\n+ a\n", "1. ",
        "1. a\n", "- > - > a\n", "\t- ",
        ":::", ":::\n", ":::a\n", "::: spoiler a\n", ":::spoiler\n:::\n", "> ::: spoiler a\n", "||a", "# a\n", "#\n", "a\n=\n",
        "a\r=\r", "=\n", "***\n", "a\n", "a  \n", "a\n\n", "\n", "\n\n", "    a\n", "\\\n", "\0", "\u202E", "a\u0301", "é",
    ];

    /// <summary>What takes more than repetition.</summary>
    public static readonly Dictionary<string, Func<int, string>> Shapes = new()
    {
        ["brackets in brackets"] = length => Of("[", length / 2) + Of("]", length / 2),
        ["links in links"] = length => Of("[", length / 5) + "a" + Of("](b)", length * 4 / 5),
        ["images in images"] = length => Of("![", length / 3) + "a" + Of("](b)", length * 2 / 3),
        ["parentheses in an address"] = length => $"[a]({Of("(", length / 2)}{Of(")", length / 2)})",
        ["stars on both sides"] = length => $"{Of("*", length / 2)}a{Of("*", length / 2)}",
        ["emphasis in emphasis"] = length => Of("*a **b ", length / 2) + Of("c** d* ", length / 2),
        ["emphasis that another closes"] = length => Of("*a _b ~~c ", length / 2) + Of("d^ e* ", length / 2),
        ["emphasis in a link"] = length => $"[{Of("*a ", length / 2)}{Of("a* ", (length / 2) - 8)}](b)",
        ["longer and longer backticks"] = length => Growing(length, i => $"{new string('`', i)} "),
        ["shorter and shorter backticks"] = length => Shrinking(length, i => $"{new string('`', i)}a"),
        ["longer and longer stars"] = length => Growing(length, i => $"{new string('*', i)}a"),
        ["longer and longer colons"] = length => Growing(length, i => $"::{new string(':', i)} spoiler a\n"),
        ["shorter and shorter colons"] = length => Shrinking(length, i => $"::{new string(':', i)} spoiler a\n"),
        ["deeper and deeper lists"] = length => Growing(length, i => $"{new string(' ', 2 * i)}- a\n"),
        ["deeper and deeper numbers"] = length => Growing(length, i => $"{new string(' ', 3 * i)}1. a\n"),
        ["deeper and deeper quotes"] = length => Growing(length, i => $"{new string('>', i)} a\n\n"),
        ["shallower and shallower quotes"] = length => Shrinking(length, i => $"{new string('>', i)} a\n\n"),
        ["deep quotes, then lazy lines"] = length => $"{new string('>', 35)}a\n{Of("b\n", length - 40)}",
        ["deep lists, then lines"] = length => $"{Of("- ", 36)}a\n{Of("b\n", length - 40)}",
        ["deep lists, then blank lines"] = length => $"{Of("- ", 36)}a\n{Of("\n", length - 40)}",
        ["deep lists, over and over"] = length => Of($"{Of("- ", 36)}a\n", length),
        ["deep spoilers, then lines"] = length =>
            string.Concat(Enumerable.Range(0, 36).Select(i => $"{new string(':', 40 - i)} spoiler a\n")) + Of("b\n", length - 2000),
        ["a wide table"] = length => $"{Of("a|", length / 2)}\n{Of("-|", length / 2)}\n",
        ["a wide table with short rows"] = length => $"{Of("a|", length / 4)}\n{Of("-|", length / 4)}\n{Of("a\n", length / 2)}",
        ["a wide table with empty rows"] = length => $"{Of("a|", length / 4)}\n{Of("-|", length / 4)}\n{Of("|\n", length / 2)}",
        ["a wide table with rows that look blank"] = length =>
            $"{Of("a|", length / 4)}\n{Of("-|", length / 4)}\n{Of("a\u0085\u0085\n\u00A0\n", length / 2)}",
        ["tables with short rows"] = length => Of($"{Of("a|", 60)}\n{Of("-|", 60)}\n{Of("a\n", 120)}\n", length),
        ["a table in a quote with short rows"] = length =>
            $"> {Of("a|", length / 8)}\n> {Of("-|", length / 8)}\n{Of("> a\n", length * 3 / 4)}",
        ["a square table"] = length => Of($"{Of("a|", (int)Math.Sqrt(length))}\n{Of("-|", (int)Math.Sqrt(length))}\n", length),
        ["a long table"] = length => "a|b\n-|-\n" + Of("a|b\n", length),
        ["a table after a paragraph"] = length => Of("a\n", length - 4) + "|-|\n",
        ["a fence without an end"] = length => "```\n" + Of("a\n", length),
        ["a heading of a long paragraph"] = length => Of("a\n", length - 2) + "=\n",
        ["a heading with many ends"] = length => "# a" + Of(" #", length),
        ["spaces"] = length => $"a{new string(' ', length)}b",
        ["definitions, each once"] = length => Growing(length, i => $"[a{i}]: b\n"),
        ["definitions, and links to them"] = length =>
            $"{Growing(length / 2, i => $"[a{i}]: b\n")}\n{Growing(length / 2, i => $"[a{i}] ")}",
        ["a long definition, and links to it"] = length => $"[a]: b/{Of("c", length / 2)}\n\n{Of("[a]", length / 2)}",
        ["a long definition, and paragraphs of links to it"] = length => $"[a]: b/{Of("c", length / 2)}\n\n{Of($"{Of("[a] ", 300)}\n\n", length / 2)}",
        ["a long label"] = length => $"[{Of("a", length / 2)}]: b\n\n[{Of("a", length / 2)}]",
        ["a definition that is underlined lazily"] = length => $"> [a]: b \"c {Of("d ", length / 2)}\n{Of("=====\n", length / 2)}",
        ["lines of a definition that are underlined lazily"] = length => "> [a]: b \"c\n" + Of("===== \n", length),
        ["numbers of lists"] = length => Growing(length, i => $"{i}. a\n"),
        ["an address with parentheses"] = length => $"http://a.b/{Of("(", length / 2)}{Of(")", length / 2)}",
        ["an address with many ends"] = length => "http://a.b/" + Of("&a;.)", length),
        ["an address of many parts"] = length => "http://" + Of("a.", length),
        ["lists in spoilers in lists"] = length => Growing(length, i => $"{new string(' ', 2 * i)}- ::: spoiler a\n"),
    };

    /// <summary>A piece over and over, as often as it fits.</summary>
    public static string Of(string piece, int length) => string.Concat(Enumerable.Repeat(piece, Math.Max(0, length / piece.Length)));

    static string Growing(int length, Func<int, string> part)
    {
        var text = new StringBuilder();
        for (var i = 1; part(i) is var next && text.Length + next.Length <= length; i++) text.Append(next);
        return text.ToString();
    }

    static string Shrinking(int length, Func<int, string> part)
    {
        var parts = new Stack<string>();
        var total = 0;
        for (var i = 1; part(i) is var next && total + next.Length <= length; i++)
        {
            parts.Push(next);
            total += next.Length;
        }

        return string.Concat(parts);
    }
}
