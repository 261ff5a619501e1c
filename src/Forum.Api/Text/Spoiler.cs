using Forum.Domain.Text;
using Markdig.Extensions.CustomContainers;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Forum.Api.Text;

/// <summary>What <c>::: spoiler title</c> and <c>:::</c> enclose. Another word after the colons makes them text.</summary>
static class Spoiler
{
    const string Word = "spoiler";

    public static CustomContainerParser NewParser() => new() { InfoParser = ReadTitle };

    static bool ReadTitle(BlockProcessor processor, ref StringSlice line, IFencedBlock fence, char opening)
    {
        var words = line.AsSpan().Trim();
        if (!words.StartsWith(Word, StringComparison.Ordinal)) return false;
        var title = words[Word.Length..];
        if (!title.IsEmpty && !char.IsWhiteSpace(title[0])) return false;
        fence.Arguments = title.Trim().ToString();
        return true;
    }
}

sealed class SpoilerRenderer : HtmlObjectRenderer<CustomContainer>
{
    protected override void Write(HtmlRenderer renderer, CustomContainer spoiler)
    {
        renderer.EnsureLine();
        renderer.Write("<details><summary>");
        WriteTitle(renderer, string.IsNullOrEmpty(spoiler.Arguments) ? "Spoiler" : spoiler.Arguments);
        renderer.WriteLine("</summary>");
        var implicitParagraph = renderer.ImplicitParagraph;
        renderer.ImplicitParagraph = false;
        renderer.WriteChildren(spoiler);
        renderer.ImplicitParagraph = implicitParagraph;
        renderer.WriteLine("</details>");
    }

    // A title is text, but whom it mentions is no less a member.
    static void WriteTitle(HtmlRenderer renderer, string title)
    {
        for (var rest = title.AsSpan(); !rest.IsEmpty;)
        {
            if (MentionToken.TryRead(rest, out var member))
            {
                renderer.Write(new MentionInline(member));
                rest = rest[MentionToken.Length..];
                continue;
            }

            var next = rest[1..].IndexOf('@') + 1;
            var text = next == 0 ? rest : rest[..next];
            renderer.WriteEscape(text);
            rest = rest[text.Length..];
        }
    }
}
