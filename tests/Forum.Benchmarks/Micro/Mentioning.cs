using BenchmarkDotNet.Attributes;
using Forum.Domain;
using Forum.Domain.Text;

namespace Forum.Benchmarks.Micro;

/// <summary>Names in a text as typed to ids in it as stored, and back.</summary>
public class Mentioning
{
    const string Typed = "Thank you, @ana and @ben: it was on time both times, says `@depot`. See https://example.org/@plan, and ask @mia@far.example.";

    static readonly MemberId Member = new(Guid.NewGuid());
    static readonly MentionedName Name = new("ana");
    static readonly string Stored = Mentions.Store(Typed, _ => Member, _ => true);

    [Benchmark]
    public string Store() => Mentions.Store(Typed, _ => Member, _ => true);

    [Benchmark]
    public string Print() => Mentions.Print(Stored, _ => Name);

    [Benchmark]
    public string PrintWithoutAny() => Mentions.Print("It was on time both times, and the driver hopes to keep it through the winter.", _ => Name);
}
