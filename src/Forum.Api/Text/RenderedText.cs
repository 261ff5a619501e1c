using System.Text;
using Forum.Domain;
using Forum.Domain.Text;

namespace Forum.Api.Text;

/// <summary>Writes what is <see cref="Rendered"/>.</summary>
sealed class RenderedText
{
    readonly List<(string Before, MemberId Member, MentionForm Form)> gaps = [];
    readonly StringBuilder html = new();

    public void Html(string markup) => html.Append(markup);

    public void Mention(MemberId member, MentionForm form)
    {
        gaps.Add((html.ToString(), member, form));
        html.Clear();
    }

    /// <summary>Text in which tokens of mentions may stand.</summary>
    public void Text(ReadOnlySpan<char> text, MentionForm form)
    {
        while (!text.IsEmpty)
        {
            if (MentionToken.TryRead(text, out var member))
            {
                Mention(member, form);
                text = text[MentionToken.Length..];
                continue;
            }

            var next = text[1..].IndexOf('@') + 1;
            var plain = next == 0 ? text : text[..next];
            html.AppendEscaped(plain);
            text = text[plain.Length..];
        }
    }

    public Rendered Done() => new(gaps, html.ToString());
}

static class Escaping
{
    /// <summary>Text as it may stand between tags and between the double quotes of an attribute.</summary>
    public static StringBuilder AppendEscaped(this StringBuilder html, ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAny("&<>\""); at >= 0; at = text.IndexOfAny("&<>\""))
        {
            html.Append(text[..at]).Append(text[at] switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", _ => "&quot;" });
            text = text[(at + 1)..];
        }

        return html.Append(text);
    }
}
