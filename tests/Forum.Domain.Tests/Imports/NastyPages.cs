using FsCheck;
using FsCheck.Fluent;

namespace Forum.Domain.Tests.Imports;

public sealed record NastyText(string Value);

/// <summary>Text from pieces that mean something to the parser, thrown together without any sense.</summary>
public static class NastyPages
{
    static readonly string[] Pieces =
    [
        "\uFFFE",
        "\n", "\n", "\n", "\r", "\r\n", "\n\n", " ", "  ", "\t", "\u00A0", "\u200B", "\f", "\u2028", "\u0085",
        "•", "• ", "\n• ", "\n  • ", "- ", "\n\t* ", "☆ ", "x", "bob", "[REDACTED]", " [he/him]", "[", "]", "[they/the", " [@all]",
        "M", "\nM\n", " Banned", "@", "@a.b", "\n@c.d\n", "1", "\n1·\n", "-3·", "·", "1.2K·", ".", "? ", "。", "…", "\"",
        "4 years ago", "\n4 years ago\n", "\nnow\n\n", "\n yesterday\n", "deleted by creator", "\nRemoved by mod\n", "*", "_",
        "👩‍👩‍👧", "e\u0301", "\u202E", "שלום", "雨", "雨雨雨雨雨雨雨雨雨雨雨雨雨雨雨雨", "a longer run of words without an end ",
    ];

    public static Arbitrary<NastyText> Texts() =>
        Gen.Elements(Pieces).ListOf().Select(pieces => new NastyText(string.Concat(pieces))).ToArbitrary();
}
