using Forum.Api.Text;
using Microsoft.Extensions.Caching.Memory;

namespace Forum.Api.Tests.Text;

public class rendering_markdown
{
    const string Rel = "rel=\"nofollow noopener ugc\"";

    readonly Markup markup = new(new MemoryCache(new MemoryCacheOptions()));

    [Theory]
    [InlineData("", "")]
    [InlineData("a", "<p>a</p>\n")]
    [InlineData("a\nb\n\nc", "<p>a<br>\nb</p>\n<p>c</p>\n")]
    [InlineData("*a* _b_ **c** `d`", "<p><em>a</em> <em>b</em> <strong>c</strong> <code>d</code></p>\n")]
    [InlineData("~~a~~ H~2~O x^2^", "<p><del>a</del> H<sub>2</sub>O x<sup>2</sup></p>\n")]
    [InlineData("a++ == b++, c == d ++", "<p>a++ == b++, c == d ++</p>\n")]
    [InlineData("# a\n###### b", "<h1>a</h1>\n<h6>b</h6>\n")]
    [InlineData("> a\n>\n> > b", "<blockquote>\n<p>a</p>\n<blockquote>\n<p>b</p>\n</blockquote>\n</blockquote>\n")]
    [InlineData("- a\n- b\n  - c", "<ul>\n<li>a</li>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n")]
    [InlineData("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n")]
    [InlineData("```csharp\na < b\n```", "<pre><code>a &lt; b\n</code></pre>\n")]
    [InlineData("    a\n\n***", "<pre><code>a\n</code></pre>\n<hr>\n")]
    [InlineData("\\*a\\* &amp; &copy; \"b\"", "<p>*a* &amp; © &quot;b&quot;</p>\n")]
    [InlineData("a <b>c</b> <!-- d -->", "<p>a &lt;b&gt;c&lt;/b&gt; &lt;!-- d --&gt;</p>\n")]
    [InlineData("a || b ||c||", "<p>a || b ||c||</p>\n")]
    public void knows_commonmark(string text, string html) => AssertRendered(html, text);

    [Theory]
    [InlineData("[a](https://b.example/ \"c\")", $"<p><a href=\"https://b.example/\" title=\"c\" {Rel}>a</a></p>\n")]
    [InlineData("[a][b]\n\n[b]: /c", $"<p><a href=\"/c\" {Rel}>a</a></p>\n")]
    [InlineData("<https://b.example/>", $"<p><a href=\"https://b.example/\" {Rel}>https://b.example/</a></p>\n")]
    [InlineData("<a@b.example>", $"<p><a href=\"mailto:a@b.example\" {Rel}>a@b.example</a></p>\n")]
    [InlineData("see https://b.example/c.", $"<p>see <a href=\"https://b.example/c\" {Rel}>https://b.example/c</a>.</p>\n")]
    [InlineData("(www.b.example)", $"<p>(<a href=\"https://www.b.example\" {Rel}>www.b.example</a>)</p>\n")]
    [InlineData("[a](javascript:b) [*c*](data:d) tel:123", "<p>a <em>c</em> 123</p>\n")]
    public void links(string text, string html) => AssertRendered(html, text);

    [Theory]
    [InlineData("![a *b*](https://c.example/d.png \"e\")", $"<p><a href=\"https://c.example/d.png\" title=\"e\" {Rel}>a b</a></p>\n")]
    [InlineData("![](https://c.example/d.png)", $"<p><a href=\"https://c.example/d.png\" {Rel}>https://c.example/d.png</a></p>\n")]
    [InlineData("![[a](/b)](/c)", $"<p><a href=\"/c\" {Rel}>a</a></p>\n")]
    [InlineData("[![a](/b)](/c)", $"<p><a href=\"/c\" {Rel}>a</a></p>\n")]
    [InlineData("[x ![](/b)](/c)", $"<p><a href=\"/c\" {Rel}>x /b</a></p>\n")]
    [InlineData("![a](data:image/png;base64,AA)", "<p>a</p>\n")]
    public void shows_images_as_links(string text, string html) => AssertRendered(html, text);

    [Fact]
    public void knows_tables() => AssertRendered(
        """
        <table>
        <thead>
        <tr>
        <th>a</th>
        <th align="left">b</th>
        <th align="center">c</th>
        <th align="right">d</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td>1 | 2</td>
        <td align="left"><strong>3</strong></td>
        <td align="center"></td>
        <td align="right"></td>
        </tr>
        </tbody>
        </table>

        """,
        "a|b|c|d\n-|:-|:-:|-:\n1 \\| 2|**3**");

    [Theory]
    [InlineData(
        "::: spoiler *The* <end>\nHe *dies*.\n\n- a\n:::\nb",
        "<details><summary>*The* &lt;end&gt;</summary>\n<p>He <em>dies</em>.</p>\n<ul>\n<li>a</li>\n</ul>\n</details>\n<p>b</p>\n")]
    [InlineData(":::spoiler\na", "<details><summary>Spoiler</summary>\n<p>a</p>\n</details>\n")]
    [InlineData(
        "- :::: spoiler a\n  ::: spoiler b\n  c\n  :::\n  d\n  ::::",
        "<ul>\n<li>\n<details><summary>a</summary>\n<details><summary>b</summary>\n<p>c</p>\n</details>\n<p>d</p>\n</details>\n</li>\n</ul>\n")]
    [InlineData("::: warning a\n:::", "<p>::: warning a<br>\n:::</p>\n")]
    [InlineData("::: spoilers a", "<p>::: spoilers a</p>\n")]
    [InlineData("a ::b::", "<p>a ::b::</p>\n")]
    public void knows_spoilers(string text, string html) => AssertRendered(html, text);

    [Fact]
    public void of_more_than_the_longest_text_is_left_to_paragraphs()
    {
        var text = "*a*" + new string('b', Markup.MaxLength - 3);
        Assert.StartsWith("<p><em>a</em>b", markup.ToHtml(text), StringComparison.Ordinal);
        Assert.StartsWith("<p>*a*b", markup.ToHtml(text + "b"), StringComparison.Ordinal);
        var paragraphs = markup.ToHtml("a <b>\r\nc\r\n\r\n" + text);
        Assert.StartsWith("<p>a &lt;b&gt;<br>c</p>\n<p>*a*", paragraphs, StringComparison.Ordinal);
        ShownHtml.AssertClean(paragraphs);
    }

    [Fact]
    public void that_is_too_elaborate_leaves_nothing_behind_for_the_next()
    {
        var nested = $"- a\n- {Bombs.Of("*a **b ", 7 * 80)}{Bombs.Of("b** a* ", 7 * 80)}";
        Assert.StartsWith("<p>- a<br>- *a", markup.ToHtml(nested), StringComparison.Ordinal);
        AssertRendered("<p>a</p>\n", "a");
    }

    void AssertRendered(string html, string text)
    {
        Assert.Equal(html, markup.ToHtml(text));
        ShownHtml.AssertClean(html);
    }
}
