using Forum.Api.Text;
using Forum.Domain;
using Forum.Domain.Text;
using FsCheck.Xunit;
using Microsoft.Extensions.Caching.Memory;
using static Forum.Api.Tests.Text.AnyMarkdown;

namespace Forum.Api.Tests.Text;

/// <summary>In texts, <c>ANA</c> and <c>NOBODY</c> stand for tokens of mentions.</summary>
public class rendering_mentions
{
    const string Link = "<a class=\"mention\" href=\"/members/7\">@ana@far.example</a>";
    const string Former = "<span class=\"mention\">@a former member</span>";

    static readonly Dictionary<MemberId, MentionedMember> Members = new() { [Ana] = new(new MentionedName("ana", "far.example"), 7) };

    readonly Markup markup = new(new MemoryCache(new MemoryCacheOptions()));

    [Theory]
    [InlineData("ANA", $"<p>{Link}</p>\n")]
    [InlineData("Hi *ANA*, ANA's", $"<p>Hi <em>{Link}</em>, {Link}'s</p>\n")]
    [InlineData("ANANOBODY", $"<p>{Link}{Former}</p>\n")]
    [InlineData("> # ANA", $"<blockquote>\n<h1>{Link}</h1>\n</blockquote>\n")]
    [InlineData("::: spoiler Of ANA & NOBODY!\nb\n:::", $"<details><summary>Of {Link} &amp; {Former}!</summary>\n<p>b</p>\n</details>\n")]
    public void shows_who_they_are_now(string text, string html) => AssertRendered(html, text);

    [Theory]
    [InlineData("[ANA NOBODY](/x)", ">@ana@far.example @a former member</a></p>\n")]
    [InlineData("![ANA](/x)", ">@ana@far.example</a></p>\n")]
    [InlineData("`ANA NOBODY`", "<p><code>@ana@far.example @NOBODY</code></p>\n")]
    [InlineData("[a](/x \"ANA\")", " title=\"@ana@far.example\" rel=\"nofollow noopener ugc\">a</a></p>\n")]
    [InlineData("\\NOBODY", "<p>@NOBODY</p>\n")]
    [InlineData("@\\NOBODY", "<p>@NOBODY</p>\n")]
    public void shows_a_name_or_text_where_no_link_can_be(string text, string end) => Assert.EndsWith(
        end.Replace("@NOBODY", MentionToken.Of(Nobody), StringComparison.Ordinal),
        markup.ToHtml(Text(text.Replace("@\\NOBODY", $"@\\{MentionToken.Of(Nobody)[1..]}", StringComparison.Ordinal)), Members),
        StringComparison.Ordinal);

    [Fact]
    public void follows_every_change_of_name()
    {
        var text = Text("ANA");
        Assert.Contains("@ana@", markup.ToHtml(text, Members), StringComparison.Ordinal);
        Assert.Equal(
            "<p><a class=\"mention\" href=\"/members/7\">@anna</a></p>\n",
            markup.ToHtml(text, new Dictionary<MemberId, MentionedMember> { [Ana] = new(new MentionedName("anna"), 7) }));
        Assert.Equal($"<p>{Former}</p>\n", markup.ToHtml(text));
    }

    [Fact]
    public void lets_no_name_be_markup()
    {
        var members = new Dictionary<MemberId, MentionedMember> { [Ana] = new(new MentionedName("<b>\"'&", "<!--"), 7) };
        var html = markup.ToHtml(Text("ANA [a](/x 'ANA') `ANA` [ANA](/y)"), members);
        Assert.Equal(4, html.Split("@&lt;b&gt;&quot;'&amp;@&lt;!--").Length - 1);
        ShownHtml.AssertClean(html);
    }

    [Fact]
    public void in_a_text_that_is_too_long_or_too_elaborate_still_works()
    {
        var tooLong = markup.ToHtml(Text("ANA NOBODY\n\n") + new string('a', Markup.MaxLength), Members);
        Assert.StartsWith($"<p>{Link} {Former}</p>\n<p>aaa", tooLong, StringComparison.Ordinal);
        var tooElaborate = markup.ToHtml(Text("ANA NOBODY\n\n") + new string('>', 500), Members);
        Assert.StartsWith($"<p>{Link} {Former}</p>\n<p>&gt;&gt;&gt;", tooElaborate, StringComparison.Ordinal);
    }

    [Property(Arbitrary = [typeof(AnyMarkdown)], MaxTest = 300)]
    public void never_shows_a_members_id(MarkdownText text)
    {
        var html = markup.ToHtml(text.Value, Members);
        Assert.DoesNotContain(MentionToken.Of(Ana), html, StringComparison.Ordinal);
        ShownHtml.AssertClean(html);
    }

    void AssertRendered(string html, string text)
    {
        Assert.Equal(html, markup.ToHtml(Text(text), Members));
        ShownHtml.AssertClean(html);
    }

    static string Text(string text) =>
        text.Replace("ANA", MentionToken.Of(Ana), StringComparison.Ordinal)
            .Replace("NOBODY", MentionToken.Of(Nobody), StringComparison.Ordinal);
}
