using Forum.Domain.Members;

namespace Forum.Domain.Imports;

/// <summary>Who wrote a comment, as the page names them: <c>davel [he/him] M @lemmy.ml</c>.</summary>
/// <param name="Host">The forum they came from, when it is another than the page's.</param>
/// <param name="PronounsAsWritten">What stood in the brackets, also when no pronouns could be read from it; null without brackets.</param>
public sealed record Byline(
    string Handle, string? Host, Pronouns Pronouns, EquatableList<string> Badges, string? PronounsAsWritten = null)
{
    /// <summary>What tells this author from every other.</summary>
    public string Key => MemberKey.Of(Handle, Host);

    public bool HasUnreadablePronouns => PronounsAsWritten is not null && Pronouns == Pronouns.Unset;

    /// <returns>Null when nothing is left to call somebody by.</returns>
    public static Byline? Read(string written)
    {
        var rest = Invisible.Trim(written);
        if (rest.IsEmpty) return null;

        string? host = null;
        var badges = new List<string>();
        while (Badge.TakeLast(ref rest, badges) || Badge.TakeHost(ref rest, ref host)) { }
        badges.Reverse();

        var suffix = BracketSuffix.TakeLast(ref rest);
        // Some pages write the host before the pronouns.
        Badge.TakeHost(ref rest, ref host);

        var pronouns = suffix is null ? Pronouns.Unset : PronounSuffix.Read(suffix.Inside, suffix.CutOff);
        return new Byline(rest.ToString(), host, pronouns, new(badges), suffix?.Inside);
    }

    /// <summary>Adds what the lines below the name say. Whoever has two hosts came by way of the second; one told twice is one.</summary>
    internal Byline With(IEnumerable<string> badgeLines)
    {
        var host = Host;
        var badges = Badges.ToList();
        foreach (var badge in badgeLines)
        {
            if (badge[0] != '@') badges.Add(badge);
            else if (host is null) host = badge[1..];
            else if (!host.Split('@').Contains(badge[1..])) host += badge;
        }

        return this with { Host = host, Badges = new(badges) };
    }
}
