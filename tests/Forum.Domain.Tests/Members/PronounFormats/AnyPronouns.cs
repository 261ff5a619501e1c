using Forum.Domain.Members;
using FsCheck;
using FsCheck.Fluent;

namespace Forum.Domain.Tests.Members.PronounFormats;

/// <summary>Pronouns that somebody can have here, many of them made of what formats use for themselves.</summary>
public static class AnyPronouns
{
    static readonly string[] Words =
    [
        "she/her", "he/him", "They / Them", "any", "ask me", "none/use name", "xe", "彼女", "هي", "🐈", "a,b", @"c\d;e", "\"q\"", "{}", "type",
        "n", "\\n", "PRONOUNS:x", "=", "&", "'", "null", "é", "something that fills more than a line of its own/itself",
    ];

    static readonly Gen<string> Texts = Gen.Frequency(
        (4, Gen.Elements(Words)), (1, AnyText.Texts().Generator.Select(text => text.Value)));

    public static Arbitrary<Pronouns> All() => Gen.Frequency((4, Declared()), (1, Gen.Elements(Stances)))
        .SelectMany(_ => Gen.Choose(0, 7), (pronouns, state) => pronouns with
        {
            Ambiguous = state == 1 && pronouns.Stance is PronounStance.Declared or PronounStance.UseName,
            Unconfirmed = state == 2 && pronouns.Stance is not PronounStance.Unset,
            Audience = state > 4 ? (PronounAudience)(state - 4) : PronounAudience.Public,
        }).ToArbitrary();

    static readonly Pronouns[] Stances =
        [Pronouns.Unset, new(PronounStance.Any, []), new(PronounStance.Ask, []), new(PronounStance.UseName, [])];

    static Gen<Pronouns> Declared() => Sets().ListOf()
        .Select(sets => Pronouns.TryDeclare(PronounStance.Declared, [.. sets.Take(Pronouns.MaxSets)], out var pronouns, out _)
            ? pronouns
            : new Pronouns(PronounStance.Declared, ["xe"]));

    static Gen<PronounSet> Sets() =>
        from display in Texts
        from form in Gen.OneOf(Gen.Constant<string?>(null), Texts.Select(text => (string?)text))
        from name in Texts
        from language in Gen.Elements(null, null, "en", "de", "zh-Hant", "ar")
        from gender in Gen.Elements(null, null, (GrammaticalGender?)GrammaticalGender.Feminine, GrammaticalGender.Common)
        select new PronounSet(
            display, form is null ? null : new PronounForms(Subject: form, Reflexive: name, Cases: new([new(name, form)])), language, gender);
}
