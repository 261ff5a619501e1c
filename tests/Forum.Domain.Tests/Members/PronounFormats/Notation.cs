using System.Text.RegularExpressions;
using Forum.Domain.Members;

namespace Forum.Domain.Tests.Members.PronounFormats;

/// <summary>
/// Pronouns in a line of a table: <c>she/her + sie/ihr (dative: ihr) @de #feminine !onlyMe</c>; a stance by its name; <c>?</c> for
/// ambiguous and <c>~</c> for unconfirmed ones.
/// </summary>
internal static partial class Notation
{
    public static Pronouns Read(string written)
    {
        var line = Line().Match(written);
        var whole = line.Groups["what"].Value;
        var pronouns = Enum.TryParse<PronounStance>(whole, ignoreCase: true, out var stance)
            ? new Pronouns(stance, [])
            : new Pronouns(PronounStance.Declared, [.. whole.Split(" + ").Select(ReadSet)]);
        return pronouns with
        {
            Ambiguous = line.Groups["ambiguous"].Success,
            Unconfirmed = line.Groups["unconfirmed"].Success,
            Audience = line.Groups["audience"] is { Success: true, Value: var audience }
                ? Enum.Parse<PronounAudience>(audience, ignoreCase: true)
                : PronounAudience.Public,
        };
    }

    static PronounSet ReadSet(string written)
    {
        var set = Set().Match(written);
        return new PronounSet(
            set.Groups["display"].Value,
            set.Groups["forms"].Success ? ReadForms(set.Groups["forms"].Value) : null,
            set.Groups["language"].Success ? set.Groups["language"].Value : null,
            set.Groups["gender"].Success ? Enum.Parse<GrammaticalGender>(set.Groups["gender"].Value, ignoreCase: true) : null);
    }

    static PronounForms ReadForms(string written)
    {
        var forms = written.Split("; ").Select(form => form.Split(": ")).ToDictionary(form => form[0], form => form[1]);
        string? Take(string name) => forms.Remove(name, out var form) ? form : null;
        return new PronounForms(
            Take("subject"), Take("object"), Take("determiner"), Take("possessive"), Take("reflexive"),
            forms.Count == 0 ? null : new(forms));
    }

    [GeneratedRegex(@"^(?<what>.*?)( (?<ambiguous>\?))?( (?<unconfirmed>~))?( !(?<audience>\w+))?$")]
    private static partial Regex Line();

    [GeneratedRegex(@"^(?<display>.*?)( \((?<forms>\w+: [^()]*)\))?( @(?<language>\S+))?( #(?<gender>\w+))?$")]
    private static partial Regex Set();
}
