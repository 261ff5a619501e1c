using Forum.Domain;
using Forum.Domain.Text;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace Forum.Api.Text;

/// <summary>A member in a text. Becomes an empty element: what is cached names nobody.</summary>
sealed class MentionInline(MemberId member) : LeafInline
{
    /// <summary>The attribute that says who.</summary>
    public const string Attribute = "data-member";

    public MemberId Member => member;
}

sealed class MentionParser : InlineParser
{
    public MentionParser() => OpeningCharacters = ['@'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (!MentionToken.TryRead(slice.AsSpan(), out var member)) return false;
        processor.Inline = new MentionInline(member);
        slice.Start += MentionToken.Length;
        return true;
    }
}

sealed class MentionRenderer : HtmlObjectRenderer<MentionInline>
{
    protected override void Write(HtmlRenderer renderer, MentionInline mention)
    {
        if (renderer.EnableHtmlForInline) renderer.Write($"<span {MentionInline.Attribute}=\"{mention.Member.Value:N}\"></span>");
        else renderer.Write(MentionToken.Of(mention.Member));
    }
}
