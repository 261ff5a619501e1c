using Markdig.Renderers;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax.Inlines;

namespace Forum.Api.Text;

/// <summary>
/// Shows an image as a link to it. An image that a browser fetches unasked tells whoever put it there when, from where and with what
/// each reader reads.
/// </summary>
sealed class ImageRenderer : LinkInlineRenderer
{
    protected override void Write(HtmlRenderer renderer, LinkInline link)
    {
        if (!link.IsImage)
        {
            base.Write(renderer, link);
            return;
        }

        var linked = renderer.EnableHtmlForInline && !IsInLink(link);
        if (linked)
        {
            renderer.Write("<a href=\"").WriteEscapeUrl(link.Url).Write('"');
            if (!string.IsNullOrEmpty(link.Title)) renderer.Write(" title=\"").WriteEscape(link.Title).Write('"');
            renderer.Write('>');
        }

        WriteText(renderer, link);
        if (linked) renderer.Write("</a>");
    }

    static void WriteText(HtmlRenderer renderer, LinkInline image)
    {
        if (image.FirstChild is null)
        {
            renderer.WriteEscape(image.Url);
            return;
        }

        // No link inside a link.
        var enabled = renderer.EnableHtmlForInline;
        renderer.EnableHtmlForInline = false;
        renderer.WriteChildren(image);
        renderer.EnableHtmlForInline = enabled;
    }

    static bool IsInLink(LinkInline image)
    {
        for (var parent = image.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is LinkInline) return true;
        }

        return false;
    }
}
