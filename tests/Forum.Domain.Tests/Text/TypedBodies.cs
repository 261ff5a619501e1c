using Forum.Domain.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Forum.Domain.Tests.Text;

public sealed record TypedBody(string Value);

/// <summary>
/// Bodies from pieces that mean something to Markdown or to mentions, thrown together without any sense. The only id in them is nobody's.
/// </summary>
public static class TypedBodies
{
    public static readonly MemberId Ana = Id("0a1b2c3d-0000-7000-8000-000000000001");
    public static readonly MemberId Bob = Id("0a1b2c3d-0000-7000-8000-000000000002");
    public static readonly MemberId BobDot = Id("0a1b2c3d-0000-7000-8000-000000000003");
    public static readonly MemberId FarBob = Id("0a1b2c3d-0000-7000-8000-000000000004");
    public static readonly MemberId Nobody = Id("0a1b2c3d-0000-7000-8000-00000000000f");

    static readonly Dictionary<MemberId, MentionedName> Names = new()
    {
        [Ana] = new("ana"),
        [Bob] = new("bób_"),
        [BobDot] = new("bob."),
        [FarBob] = new("bob", "far.example"),
    };

    static readonly string[] Pieces =
    [
        "@ana", "@ana", "@bób_", "@bob.", "@bob@far.example", "@carl", "@bob", "@an", "ana@far.example", "@", "@@", "\\@ana", "@{", "}",
        MentionToken.Of(Nobody), $"@\\{{{Nobody.Value:N}}}", $"@\\\\{{{Nobody.Value:N}}}", $"\\{MentionToken.Of(Nobody)}",
        $"{{{Nobody.Value:N}}}",
        "ana", ".", ",", "-", "_", "+", "=", "/", ":", "://", "http://x.example/", "www.", "mailto:", " ", " ", " ", "\n", "\n",
        "\n\n", "\r\n", "\t",
        "`", "``", "```", "\n```\n", "\n~~~\n", "~", "[", "]", "](", ")", "[a](b)", "[a]: b", "\n[a]: ", "<", ">", "<x:", "\n> ",
        "\n- ", "\n1. ",
        "    ", "  ", "\n\n    ", "*", "**", "\\", "\\\\", "é", "e\u0301", "名", "👩", "\u200B", "\u202E", "\uD83D",
        "\n::: spoiler ", "|", "\"", "(", "&amp;",
    ];

    /// <summary>The same with a member's id in the place of nobody's.</summary>
    public static string WithIdsOf(this TypedBody typed, MemberId member) =>
        typed.Value.Replace($"{Nobody.Value:N}", $"{member.Value:N}", StringComparison.Ordinal);

    public static MemberId? Find(MentionedName name) =>
        Names.Where(known => known.Value == name).Select(known => (MemberId?)known.Key).FirstOrDefault();

    public static bool Exists(MemberId member) => Names.ContainsKey(member);

    public static MentionedName? NameOf(MemberId member) => Names.GetValueOrDefault(member);

    public static Arbitrary<TypedBody> Bodies() =>
        Gen.Elements(Pieces).ListOf().Select(pieces => new TypedBody(string.Concat(pieces))).ToArbitrary();

    static MemberId Id(string id) => new(Guid.Parse(id));
}
