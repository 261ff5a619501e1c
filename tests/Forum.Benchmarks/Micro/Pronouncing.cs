using BenchmarkDotNet.Attributes;
using Forum.Domain.Members;
using Forum.Domain.Members.PronounFormats;

namespace Forum.Benchmarks.Micro;

/// <summary>Pronouns out of texts and into them.</summary>
public class Pronouncing
{
    static readonly Pronouns Two = PronounSuffix.Read("she/her, they/them");
    static readonly PronounFormat Card = PronounFormat.Find("vcard") ?? throw new InvalidOperationException("There is no such format.");
    static readonly string Written = Card.Write(Two, "Ana").Text;

    [Benchmark]
    public Pronouns ReadSuffix() => PronounSuffix.Read("she/her, they/them");

    [Benchmark]
    public WrittenPronouns WriteVCard() => Card.Write(Two, "Ana");

    [Benchmark]
    public ReadPronouns? ReadVCard() => Card.TryRead(Written, out var read, out _) ? read : null;
}
