using Forum.Domain;
using Forum.Domain.Text;

namespace Forum.Api.Text;

/// <summary>Shows stored texts with the names that those whom they mention have now.</summary>
public sealed class MentioningTexts(IReadOnlyDictionary<MemberId, MentionedMember> members, Markup markup)
{
    /// <summary>As its author may edit it and send it back.</summary>
    public string Plain(string stored) => Mentions.Print(stored, id => members.GetValueOrDefault(id)?.Name);

    public string? PlainOrNull(string? stored) => stored is null ? null : Plain(stored);

    public string Html(string stored) => markup.ToHtml(stored, members);
}
