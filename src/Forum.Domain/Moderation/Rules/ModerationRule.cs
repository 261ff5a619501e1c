using System.Text.RegularExpressions;

namespace Forum.Domain.Moderation.Rules;

/// <summary>A rule that could act on its own on what people write: where all conditions that it names hold, it acts.</summary>
/// <param name="AuthorYoungerThan">The author's account is younger. Whoever has none, as an imported author, has no age.</param>
/// <param name="Links">The text leads to one of these domains, or to one below them.</param>
/// <param name="Pattern">The text, its title before it, matches. It never goes back over a text, so that no text can keep it busy.</param>
/// <param name="Reports">So many members have reported it.</param>
public sealed record ModerationRule(
    RuleAct Act, IReadOnlySet<RuleAbout> About, TimeSpan? AuthorYoungerThan, IReadOnlyList<string> Links, Regex? Pattern, int? Reports)
{
    /// <summary>A rule without conditions would act on everything.</summary>
    public bool HasConditions => AuthorYoungerThan is not null || Links.Count > 0 || Pattern is not null || Reports is not null;

    /// <summary>What of a text meets the conditions on texts; null where one of them is not met.</summary>
    public TextFinding? Find(string title, string body, string? link)
    {
        var led = Links.Count == 0 ? null : LinkDomains.Of(body).Concat(LinkDomains.Of(link ?? "")).FirstOrDefault(IsListed);
        if (Links.Count > 0 && led is null) return null;
        return Pattern?.IsMatch($"{title}\n{body}") == false ? null : new TextFinding(led);
    }

    bool IsListed(string domain) =>
        Links.Any(listed => domain == listed || domain.EndsWith($".{listed}", StringComparison.Ordinal));
}

public enum RuleAct
{
    Remove,
    Report,
}

public enum RuleAbout
{
    Threads,
    Comments,
}

/// <param name="Domain">That the text leads to; null where the rule asks for none.</param>
public sealed record TextFinding(string? Domain);
