using System.Globalization;
using System.Text;
using Forum.Domain;
using Forum.Domain.Text;

namespace Forum.Api.Text;

/// <summary>How a mention shows: as a link, as a name where no link can be, or as it was written unless it names a member.</summary>
enum MentionForm
{
    Link,
    Name,
    Literal,
}

/// <summary>HTML that is safe to show, with a gap for each member whom it mentions. It names nobody, so it can be kept.</summary>
sealed record Rendered(IReadOnlyList<(string Before, MemberId Member, MentionForm Form)> Gaps, string Rest)
{
    /// <summary>About how many bytes this takes.</summary>
    public long Size => (Rest.Length + Gaps.Sum(gap => gap.Before.Length + MentionToken.Length)) * sizeof(char);

    public string With(IReadOnlyDictionary<MemberId, MentionedMember>? members)
    {
        if (Gaps.Count == 0) return Rest;
        var html = new StringBuilder();
        foreach (var (before, id, form) in Gaps)
        {
            html.Append(before);
            if (members?.GetValueOrDefault(id) is { } member) AppendMember(html, member, form);
            else AppendFormer(html, id, form);
        }

        return html.Append(Rest).ToString();
    }

    static void AppendMember(StringBuilder html, MentionedMember member, MentionForm form)
    {
        if (form == MentionForm.Link) html.Append(CultureInfo.InvariantCulture, $"<a class=\"mention\" href=\"/members/{member.Number}\">");
        html.AppendEscaped(member.Name.ToString());
        if (form == MentionForm.Link) html.Append("</a>");
    }

    static void AppendFormer(StringBuilder html, MemberId id, MentionForm form) => html.Append(form switch
    {
        MentionForm.Link => "<span class=\"mention\">@a former member</span>",
        MentionForm.Name => "@a former member",
        _ => MentionToken.Of(id),
    });
}
