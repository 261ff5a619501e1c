using Forum.Api.Text;
using Microsoft.Extensions.Caching.Memory;

namespace Forum.Api.Tests.Text;

public class rendering_what_means_harm
{
    /// <summary>What leaves a text to plain paragraphs.</summary>
    static readonly string TooDeep = new('>', 500);

    readonly Markup markup = new(new MemoryCache(new MemoryCacheOptions()));

    public static TheoryData<string> All =>
        [.. Attacks.Scripts, .. Attacks.Handlers, .. Attacks.Addresses, .. Attacks.Foreign, .. Attacks.Pages, .. Attacks.Characters];

    [Theory, MemberData(nameof(All))]
    public void shows_clean_html(string attack)
    {
        foreach (var place in Attacks.Places)
        {
            var text = place.Replace("{0}", attack, StringComparison.Ordinal);
            ShownHtml.AssertClean(markup.ToHtml(text));
            ShownHtml.AssertClean(markup.ToHtml($"{text}\n\n{TooDeep}"));
        }
    }

    /// <summary>Should Markdig ever let HTML through, what cleans it does not.</summary>
    [Theory, MemberData(nameof(All))]
    public void shows_clean_html_even_of_html(string attack) => ShownHtml.AssertClean(CleanHtml.Of(attack).With(members: null));

    [Fact]
    public void is_tried_in_many_ways() => Assert.True(All.Count >= 200);

    [Theory]
    [InlineData("<p>a<script>b</script><b>c</b></p>", "<p>a</p>")]
    [InlineData("<p id=\"a\" class=\"b\" style=\"color:red\" onclick=\"c\">d</p>", "<p>d</p>")]
    [InlineData("<a href=\"javascript:b\" title=\"c\"><em>d</em></a>", "<em>d</em>")]
    [InlineData("<a href=\"/b\" rel=\"opener\" target=\"_blank\">c</a>", "<a href=\"/b\" rel=\"nofollow noopener ugc\">c</a>")]
    [InlineData("<a href=\"/b\" title=\"&quot;&lt;&gt;&amp;\">c</a>", "<a href=\"/b\" title=\"&quot;&lt;&gt;&amp;\" rel=\"nofollow noopener ugc\">c</a>")]
    [InlineData("<p title=\"a\" start=\"1\" align=\"left\" href=\"/b\" data-member=\"c\">d</p>", "<p>d</p>")]
    [InlineData("<span data-member=\"x\">a</span>", "")]
    [InlineData("<span>a</span>", "")]
    [InlineData("<svg><p>a</p></svg><!-- b --><img src=\"/c\">d", "<p>a</p>d")]
    public void is_cleaned_of_what_is_not_ours(string html, string clean) => Assert.Equal(clean, CleanHtml.Of(html).With(members: null));
}
