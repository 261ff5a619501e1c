using Forum.Domain.Members;
using Forum.Domain.Members.PronounFormats;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Forum.Domain.Tests.Members.PronounFormats;

/// <summary>The law of all formats: what was written reads the same, but for what the report names.</summary>
public class carrying_pronouns
{
    [Property(Arbitrary = [typeof(AnyPronouns)], MaxTest = 300)]
    public void in_a_vcard_loses_only_what_it_tells_of(Pronouns pronouns) => Holds("vcard", pronouns);

    [Property(Arbitrary = [typeof(AnyPronouns)], MaxTest = 300)]
    public void in_jscontact_loses_only_what_it_tells_of(Pronouns pronouns) => Holds("jscontact", pronouns);

    [Property(Arbitrary = [typeof(AnyPronouns)], MaxTest = 300)]
    public void in_schema_org_loses_only_what_it_tells_of(Pronouns pronouns) => Holds("schemaorg", pronouns);

    [Property(Arbitrary = [typeof(AnyPronouns)], MaxTest = 300)]
    public void in_fhir_loses_only_what_it_tells_of(Pronouns pronouns) => Holds("fhir", pronouns);

    [Property(Arbitrary = [typeof(AnyPronouns)], MaxTest = 300)]
    public void behind_a_name_loses_only_what_it_tells_of(Pronouns pronouns) => Holds("suffix", pronouns);

    /// <summary>These have a place of their own for every text, so they may not lose one, nor the order.</summary>
    [Property(Arbitrary = [typeof(AnyPronouns)], MaxTest = 300)]
    public void in_all_but_a_name_keeps_every_text_in_its_order(Pronouns pronouns)
    {
        if (pronouns.Sets is [{ } only] && StanceWords.Read(only.Display) is not null) return;
        foreach (var format in PronounFormat.All.Where(format => format.Name != "suffix"))
        {
            var read = Table.Understood(format.Name, format.Write(pronouns, "Sam").Text);
            Assert.Equal(pronouns.Stance, read.Stance);
            Assert.Equal(pronouns.Sets.Select(set => set.Display), read.Sets.Select(set => set.Display));
        }
    }

    [Property(Arbitrary = [typeof(AnyText)], MaxTest = 300)]
    public void reads_any_text_without_failing(UnicodeText text)
    {
        foreach (var format in PronounFormat.All)
        {
            if (!format.TryRead(text.Value, out var read, out _)) continue;
            Assert.Equal(read.Pronouns.Sets.Count > 0, Pronouns.TryDeclare(PronounStance.Declared, read.Pronouns.Sets, out _, out _));
        }
    }

    [Property(Arbitrary = [typeof(AnyPronouns)], MaxTest = 300)]
    public void in_a_vcard_takes_lines_of_at_most_75_octets(Pronouns pronouns) => Assert.All(
        Table.Find("vcard").Write(pronouns, "Sam").Text.Split("\r\n"),
        line => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(line), 0, 75));

    static void Holds(string format, Pronouns pronouns)
    {
        var (text, losses) = Table.Find(format).Write(pronouns, "Sam");
        var read = Table.Understood(format, text);
        var lost = losses.Select(loss => loss.Code).ToHashSet();
        Assert.Equal(Without(lost, pronouns, read), Without(lost, read, pronouns));
        if (lost.Count == 0) Assert.Equal(pronouns, read);
    }

    /// <summary>What is left of pronouns when that is taken away which a report names.</summary>
    static Pronouns Without(HashSet<string> lost, Pronouns pronouns, Pronouns other)
    {
        var texts = other.Sets.Select(set => set.Display).ToList();
        var sets = pronouns.Sets
            .Where(set => !lost.Contains("sets") || texts.Remove(set.Display))
            .Select(set => new PronounSet(
                set.Display, lost.Contains("forms") ? null : set.Forms, lost.Contains("language") ? null : set.Language,
                lost.Contains("gender") ? null : set.Gender));
        return new Pronouns(
            lost.Contains("stance") ? PronounStance.Unset : pronouns.Stance,
            lost.Contains("order") ? [.. sets.OrderBy(set => $"{set}", StringComparer.Ordinal)] : [.. sets],
            !lost.Contains("ambiguous") && pronouns.Ambiguous,
            !lost.Contains("unconfirmed") && pronouns.Unconfirmed,
            lost.Contains("audience") ? PronounAudience.Public : pronouns.Audience);
    }
}
