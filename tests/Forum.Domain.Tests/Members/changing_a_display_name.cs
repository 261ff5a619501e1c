using System.Globalization;
using System.Text;
using Forum.Domain.Members;
using FsCheck.Xunit;

namespace Forum.Domain.Tests.Members;

public class changing_a_display_name
{
    static readonly MemberId Roza = new(Guid.NewGuid());

    [Theory]
    [InlineData("Roza")]
    [InlineData("Dr. Roza O'Neil-Ñandú")]
    [InlineData("名前")]
    [InlineData("हिन्दी")]
    [InlineData("roza 🐈❤️")]
    [InlineData("R")]
    public void takes_names_of_any_script(string name) =>
        new History(Happened.MemberRegistered(Roza)).When(Change(name)).Then(new DisplayNameChanged(Roza, name));

    [Theory]
    [InlineData("  Roza\u00A0 ", "Roza")]
    [InlineData("Zoe\u0308", "Zoë")]
    public void keeps_one_form_of_what_looks_the_same(string typed, string kept) =>
        new History(Happened.MemberRegistered(Roza)).When(Change(typed)).Then(new DisplayNameChanged(Roza, kept));

    [Fact]
    public void to_the_same_one_records_nothing()
    {
        var history = new History(Happened.MemberRegistered(Roza), new DisplayNameChanged(Roza, "Zoë"));
        history.When(Change("Zoe\u0308 ")).ThenNothing();
        new History(Happened.MemberRegistered(Roza)).When(Change(null)).ThenNothing();
    }

    [Fact]
    public void to_none_is_recorded() =>
        new History(Happened.MemberRegistered(Roza), new DisplayNameChanged(Roza, "Roza")).When(Change(null)).Then(new DisplayNameChanged(Roza, null));

    [Theory]
    [InlineData("Ro\nza")]
    [InlineData("Ro\0za")]
    [InlineData("\u202Eazor")]
    [InlineData("Ro\u200Bza")]
    [InlineData("Ro\u2066za")]
    [InlineData("Ro\u2028za")]
    [InlineData("\u3164")]
    [InlineData("⠀")]
    [InlineData("Ro\uFEFFza")]
    [InlineData("Roza\uFFFE")]
    public void with_what_nobody_sees_is_refused(string name) =>
        new History(Happened.MemberRegistered(Roza)).When(Change(name)).ThenRefused(DisplayName.Character);

    [Fact]
    public void with_half_a_character_is_refused() =>
        new History(Happened.MemberRegistered(Roza)).When(Change("Roza" + '\uDC00')).ThenRefused(DisplayName.Character);

    [Theory]
    [InlineData("")]
    [InlineData(" \u00A0 ")]
    [InlineData("\uFE0F")]
    public void to_nothing_to_see_is_refused(string name) =>
        new History(Happened.MemberRegistered(Roza)).When(Change(name)).ThenRefused(DisplayName.Length);

    [Fact]
    public void counts_characters()
    {
        var cats = string.Concat(Enumerable.Repeat("🐈", DisplayName.MaxLength));
        new History(Happened.MemberRegistered(Roza)).When(Change(cats)).Then(new DisplayNameChanged(Roza, cats));
        new History(Happened.MemberRegistered(Roza)).When(Change(cats + "🐈")).ThenRefused(DisplayName.Length);
    }

    [Fact]
    public void after_leaving_is_refused() =>
        new History(Happened.MemberRegistered(Roza), new MemberDeleted(Roza, FormerContent.Keep)).When(Change("Roza"))
            .ThenRefused(DeleteAccount.NoAccount);

    [Property(Arbitrary = [typeof(AnyText)])]
    public void keeps_only_what_it_would_keep_again(UnicodeText typed)
    {
        if (!DisplayName.TryRead(typed.Value, out var name, out _)) return;
        Assert.True(DisplayName.TryRead(name, out var again, out _));
        Assert.Equal(name, again);
        Assert.True(name.IsNormalized(NormalizationForm.FormC));
        Assert.DoesNotContain(name.EnumerateRunes(), rune => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control);
    }

    static ChangeDisplayName Change(string? name) => new(Roza, name);
}
