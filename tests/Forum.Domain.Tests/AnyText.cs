using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Forum.Domain.Tests;

public sealed record UnicodeText(string Value);

/// <summary>Well-formed text of any characters there are; most of them are such as names and their look-alikes are made of.</summary>
public static class AnyText
{
    static readonly Rune[] Curious =
        [new(0xFFFE), .. ("aAJ\u030CßẞH\u0331ſſςσΣİIıi\u0307\u0301\u0345\u0308ÅKΩﬁﬃＡ①½ǆǅ" +
            "가각\u1100\u1161\u11A8\u0E33\u0F77\u200B\u034F\uFE0F\u3164\u0130ᾳᾼ֑ัׁ𐐷").EnumerateRunes()];

    public static Arbitrary<UnicodeText> Texts() =>
        Gen.Frequency((3, Gen.Elements(Curious)), (2, Anything()))
            .ListOf().Select(runes => new UnicodeText(string.Concat(runes))).ToArbitrary();

    static Gen<Rune> Anything() => Gen.Choose(0, 0x2FFFF).Where(Rune.IsValid).Select(value => new Rune(value));
}
