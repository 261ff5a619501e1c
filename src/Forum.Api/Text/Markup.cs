using Forum.Domain;
using Microsoft.Extensions.Caching.Memory;

namespace Forum.Api.Text;

/// <summary>
/// Markdown as stored, to HTML that is safe to show. Rendered when read and never in a projection, so that no text can stop one; what was
/// rendered is kept by its text, without the names of those it mentions.
/// </summary>
public sealed class Markup(IMemoryCache cache)
{
    /// <summary>Longer texts are shown as plain paragraphs: they are pasted articles, and rendering has to stay cheap.</summary>
    public const int MaxLength = 64 * 1024;

    /// <param name="members">Who is mentioned, as of now. Whoever is missing is shown as a former member.</param>
    public string ToHtml(string text, IReadOnlyDictionary<MemberId, MentionedMember>? members = null)
    {
        if (text.Length == 0) return "";
        if (text.Length > MaxLength) return Paragraphs(text).With(members);
        var rendered = cache.GetOrCreate(new Key(text), entry =>
        {
            var rendered = Render(text);
            entry.Size = rendered.Size + (text.Length * sizeof(char));
            return rendered;
        })!;
        return rendered.With(members);
    }

    /// <summary>Nothing else in the cache is known by a text of this kind.</summary>
    sealed record Key(string Text);

    static Rendered Render(string text)
    {
        try
        {
            return CleanHtml.Of(MarkdownHtml.Of(text));
        }
        catch (Exception e) when (e is TooElaborateException or ArgumentException)
        {
            return Paragraphs(text);
        }
    }

    static Rendered Paragraphs(string text)
    {
        var rendered = new RenderedText();
        const StringSplitOptions Trimmed = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split("\n\n", Trimmed))
        {
            rendered.Html("<p>");
            foreach (var (at, line) in paragraph.Split('\n').Index())
            {
                if (at > 0) rendered.Html("<br>");
                rendered.Text(line, MentionForm.Link);
            }

            rendered.Html("</p>\n");
        }

        return rendered.Done();
    }
}
