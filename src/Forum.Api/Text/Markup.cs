using System.Net;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Ganss.Xss;
using Markdig;
using Microsoft.Extensions.Caching.Memory;

namespace Forum.Api.Text;

/// <summary>
/// Markdown as written, to HTML that is safe to show. Rendered when read and never in a projection, so that no text can stop one; what was
/// rendered is kept by the text's hash.
/// </summary>
public sealed class Markup(IMemoryCache cache)
{
    /// <summary>Longer texts are shown as plain paragraphs: they are pasted articles, and rendering has to stay cheap.</summary>
    public const int MaxLength = 64 * 1024;

    static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseEmphasisExtras().UseAutoLinks().UseSoftlineBreakAsHardlineBreak().DisableHtml().Build();

    static readonly HtmlSanitizer Sanitizer = NewSanitizer();

    public string ToHtml(string text)
    {
        if (text.Length == 0) return "";
        if (text.Length > MaxLength) return Paragraphs(text);
        var key = (typeof(Markup), Convert.ToBase64String(SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan()))));
        return cache.GetOrCreate(key, entry =>
        {
            var html = Render(text);
            entry.Size = html.Length * sizeof(char);
            return html;
        })!;
    }

    static string Render(string text)
    {
        try
        {
            return Sanitizer.Sanitize(Markdown.ToHtml(text, Pipeline));
        }
        catch (ArgumentException)
        {
            // Markdig's answer to nesting that is too deep to be meant.
            return Paragraphs(text);
        }
    }

    static string Paragraphs(string text) => string.Concat(text
        .Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(paragraph => $"<p>{WebUtility.HtmlEncode(paragraph).Replace("\n", "<br>", StringComparison.Ordinal)}</p>\n"));

    static HtmlSanitizer NewSanitizer()
    {
        var sanitizer = new HtmlSanitizer();
        sanitizer.AllowedSchemes.Add("mailto");
        sanitizer.AllowedAttributes.Remove("style");
        sanitizer.AllowedAttributes.Remove("class");
        sanitizer.AllowedTags.ExceptWith(["form", "input", "button", "select", "option", "textarea", "style"]);
        return sanitizer;
    }
}
