using System.Text;
using System.Text.RegularExpressions;

namespace Forum.Domain.Members.PronounFormats;

/// <summary>A property of a vCard 4 (RFC 6350): its name in capitals, its parameters, and its value as text.</summary>
internal sealed partial record VCardLine(string Name, IReadOnlyList<(string Name, string Value)> Parameters, string Value)
{
    const string LineBreak = "\r\n";

    /// <summary>In octets, without the line break.</summary>
    const int MaxLength = 75;

    /// <summary>Every property that a text has, in any vCard or in none.</summary>
    public static IEnumerable<VCardLine> Read(string text) =>
        from line in Fold().Replace(text, "").Split('\n')
        let property = Property().Match(line.TrimEnd('\r'))
        where property.Success
        select new VCardLine(
            property.Groups["name"].Value.ToUpperInvariant(),
            [.. property.Groups["parameter"].Captures.Select(parameter => ReadParameter(parameter.Value))],
            Unescape(property.Groups["value"].Value));

    public override string ToString()
    {
        var line = new StringBuilder(Name);
        foreach (var (name, value) in Parameters) line.Append(';').Append(name).Append('=').Append(value);
        line.Append(':');
        foreach (var c in Value) line.Append(c is '\\' or ',' or ';' ? $"\\{c}" : c.ToString());
        return Folded(line.ToString()) + LineBreak;
    }

    static string Folded(string line)
    {
        var folded = new StringBuilder();
        var room = MaxLength;
        foreach (var rune in line.EnumerateRunes())
        {
            if (rune.Utf8SequenceLength > room)
            {
                folded.Append(LineBreak).Append(' ');
                room = MaxLength - 1;
            }

            folded.Append(rune);
            room -= rune.Utf8SequenceLength;
        }

        return folded.ToString();
    }

    static (string Name, string Value) ReadParameter(string parameter)
    {
        var parts = parameter.Split('=', 2);
        return (parts[0].ToUpperInvariant(), parts[^1].Trim('"'));
    }

    static string Unescape(string value) =>
        Escape().Replace(value, escape => escape.Groups[1].ValueSpan is "n" or "N" ? "\n" : escape.Groups[1].Value);

    [GeneratedRegex(@"\r?\n[ \t]")]
    private static partial Regex Fold();

    [GeneratedRegex("""^([A-Za-z0-9-]+\.)?(?<name>[A-Za-z0-9-]+)(;(?<parameter>[A-Za-z0-9-]+(=("[^"]*"|[^":;])*)?))*:(?<value>.*)$""")]
    private static partial Regex Property();

    [GeneratedRegex(@"\\(.)")]
    private static partial Regex Escape();
}
