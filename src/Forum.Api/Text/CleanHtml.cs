using AngleSharp.Dom;
using Forum.Domain;
using Ganss.Xss;

namespace Forum.Api.Text;

/// <summary>
/// Of HTML, what is safe to show to anybody: what Markdown can say, and nothing that loads, runs, styles or can be addressed.
/// </summary>
static class CleanHtml
{
    static readonly HtmlSanitizer Sanitizer = new(new HtmlSanitizerOptions
    {
        AllowedTags = new HashSet<string>
        {
            "p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "li", "pre", "code",
            "em", "strong", "del", "sub", "sup", "a", "table", "thead", "tbody", "tr", "th", "td", "details", "summary", "span",
        },
        AllowedAttributes = new HashSet<string> { "href", "title", "start", "align", MentionInline.Attribute },
        AllowedSchemes = new HashSet<string> { "http", "https", "mailto" },
        UriAttributes = new HashSet<string> { "href" },
    });

    public static Rendered Of(string html)
    {
        using var document = Sanitizer.SanitizeDom(html);
        var rendered = new RenderedText();
        if (document.Body is { } body) WriteChildren(rendered, body, MentionForm.Link);
        return rendered.Done();
    }

    // The library's own way of writing nodes looks for each among its siblings, which takes seconds for many thousands of them.
    static void WriteChildren(RenderedText rendered, INode parent, MentionForm form)
    {
        foreach (var node in parent.ChildNodes)
        {
            if (node is IText text) rendered.Text(text.Data, MentionForm.Literal);
            else if (node is IElement element) WriteElement(rendered, element, form);
        }
    }

    static void WriteElement(RenderedText rendered, IElement element, MentionForm form)
    {
        var name = element.LocalName;
        if (name == "span")
        {
            var id = element.GetAttribute(MentionInline.Attribute);
            if (Guid.TryParseExact(id, "N", out var member)) rendered.Mention(new MemberId(member), form);
            return;
        }

        // An address that was taken away leaves its words.
        if (name == "a" && !element.HasAttribute("href"))
        {
            WriteChildren(rendered, element, form);
            return;
        }

        rendered.Html($"<{name}");
        foreach (var attribute in element.Attributes.Where(attribute => IsOf(name, attribute.Name)))
        {
            rendered.Html($" {attribute.Name}=\"");
            rendered.Text(attribute.Value, MentionForm.Literal);
            rendered.Html("\"");
        }

        rendered.Html(name == "a" ? " rel=\"nofollow noopener ugc\">" : ">");
        if (name is "br" or "hr") return;
        WriteChildren(rendered, element, name == "a" ? MentionForm.Name : form);
        rendered.Html($"</{name}>");
    }

    static bool IsOf(string element, string attribute) => element switch
    {
        "a" => attribute is "href" or "title",
        "ol" => attribute is "start",
        "th" or "td" => attribute is "align",
        _ => false,
    };
}
