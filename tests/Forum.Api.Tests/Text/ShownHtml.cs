using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Forum.Api.Tests.Text;

/// <summary>
/// What HTML may be shown, told apart from how the forum cleans it: every element, attribute and address that there is must be listed here.
/// </summary>
public static partial class ShownHtml
{
    const string Rel = "nofollow noopener ugc";

    static readonly HashSet<string> Bare =
    [
        "p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "li", "pre", "code", "em", "strong", "del", "sub", "sup",
        "table", "thead", "tbody", "tr", "details", "summary",
    ];

    /// <summary>Where a page may put it, and how many elements are the page's own.</summary>
    static readonly (string Before, int Elements)[] Surroundings =
        [("", 0), ("<article><div title=\"x\">", 2), ("<template>", 1), ("<svg><desc>", 2), ("<math><mtext>", 2)];

    /// <summary>
    /// Asserts that a browser finds nothing else in it, wherever a page puts it, and finds the same when it reads what it read.
    /// </summary>
    public static void AssertClean(string html)
    {
        Assert.DoesNotMatch(OtherTag(), html);
        foreach (var (before, own) in Surroundings) Assert.All(Elements(before + html).Skip(own), AssertShown);
        foreach (var scripting in (bool[])[false, true])
        {
            var read = Body(html, scripting).InnerHtml;
            Assert.Equal(read, Body(read, scripting).InnerHtml);
            Assert.DoesNotContain("<!--", read, StringComparison.Ordinal);
        }
    }

    static IEnumerable<IElement> Elements(string html)
    {
        var elements = Body(html, scripting: true).QuerySelectorAll("*");
        return elements.Concat(elements.OfType<IHtmlTemplateElement>().SelectMany(template => template.Content.QuerySelectorAll("*")));
    }

    static IElement Body(string html, bool scripting) =>
        new HtmlParser(new HtmlParserOptions { IsScripting = scripting }).ParseDocument($"<!doctype html><html><body>{html}").Body!;

    static void AssertShown(IElement element)
    {
        Assert.Equal("http://www.w3.org/1999/xhtml", element.NamespaceUri);
        var attributes = element.Attributes.ToDictionary(attribute => attribute.Name, attribute => attribute.Value);
        switch (element.LocalName)
        {
            case "a" when attributes.ContainsKey("class"):
                Assert.Equal(["class", "href"], attributes.Keys.Order());
                Assert.Equal("mention", attributes["class"]);
                Assert.Matches("^/members/[0-9]+$", attributes["href"]);
                Assert.Null(element.ParentElement?.Closest("a"));
                break;
            case "a":
                Assert.Equal(["href", "rel"], attributes.Keys.Except(["title"]).Order());
                Assert.Equal(Rel, attributes["rel"]);
                AssertLeadsToAPage(attributes["href"]);
                Assert.Null(element.ParentElement?.Closest("a"));
                break;
            case "span":
                Assert.Equal([new("class", "mention")], attributes);
                break;
            case "ol":
                Assert.All(attributes, attribute => Assert.Equal("start", attribute.Key));
                Assert.All(attributes.Values, value => Assert.Matches("^[0-9]+$", value));
                break;
            case "th" or "td":
                Assert.All(attributes, attribute => Assert.Equal("align", attribute.Key));
                Assert.All(attributes.Values, value => Assert.Contains(value, (string[])["left", "center", "right"]));
                break;
            default:
                Assert.Contains(element.LocalName, Bare);
                Assert.Empty(attributes);
                break;
        }
    }

    // As a browser reads an address: it passes over controls and spaces before it, and over line ends and tabs anywhere.
    static void AssertLeadsToAPage(string address)
    {
        Assert.DoesNotContain(address, char.IsControl);
        var scheme = Scheme().Match(address.TrimStart([.. Enumerable.Range(0, 33).Select(c => (char)c)]));
        if (scheme.Success) Assert.Contains(scheme.Groups[1].Value.ToLowerInvariant(), (string[])["http", "https", "mailto"]);
    }

    [GeneratedRegex("^([a-zA-Z][a-zA-Z0-9+.-]*):")]
    private static partial Regex Scheme();

    [GeneratedRegex(
        "<(?!/?(?:p|br|hr|h[1-6]|blockquote|[uo]l|li|pre|code|em|strong|del|su[bp]|a|table|thead|tbody|tr|t[hd]|details|summary|span)[ >])")]
    private static partial Regex OtherTag();
}
