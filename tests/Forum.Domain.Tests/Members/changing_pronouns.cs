using Forum.Domain.Members;

namespace Forum.Domain.Tests.Members;

public class changing_pronouns
{
    static readonly MemberId Id = new(Guid.NewGuid());
    static readonly Pronouns SheHer = new(PronounStance.Declared, ["she/her"]), TheyThem = new(PronounStance.Declared, ["they/them"]);
    static readonly MemberRegistered Registered = Happened.MemberRegistered(Id) with { Pronouns = SheHer };

    [Fact]
    public void records_what_they_are_now() =>
        new History(Registered).When(new ChangePronouns(Id, TheyThem)).Then(new PronounsChanged(Id, TheyThem));

    [Fact]
    public void to_what_they_are_already_records_nothing()
    {
        new History(Registered).When(new ChangePronouns(Id, SheHer)).ThenNothing();
        new History(Registered, new PronounsChanged(Id, TheyThem)).When(new ChangePronouns(Id, TheyThem)).ThenNothing();
    }

    [Fact]
    public void back_to_what_they_were_records_it_again() =>
        new History(Registered, new PronounsChanged(Id, TheyThem))
            .When(new ChangePronouns(Id, SheHer)).Then(new PronounsChanged(Id, SheHer));

    [Theory]
    [InlineData(PronounAudience.SignedIn)]
    [InlineData(PronounAudience.OnlyMe)]
    public void of_audience_alone_is_a_change(PronounAudience audience) =>
        new History(Registered).When(new ChangePronouns(Id, SheHer with { Audience = audience }))
            .Then(new PronounsChanged(Id, SheHer with { Audience = audience }));

    [Fact]
    public void without_a_word_of_their_audience_keeps_it()
    {
        var history = new History(Registered, new PronounsChanged(Id, SheHer with { Audience = PronounAudience.Moderators }));
        history.When(new ChangePronouns(Id, TheyThem, KeepsAudience: true))
            .Then(new PronounsChanged(Id, TheyThem with { Audience = PronounAudience.Moderators }));
        history.When(new ChangePronouns(Id, SheHer, KeepsAudience: true)).ThenNothing();
        history.When(new ChangePronouns(Id, SheHer)).Then(new PronounsChanged(Id, SheHer));
    }

    [Fact]
    public void to_none_keeps_their_audience_for_the_next() =>
        new History(Registered, new PronounsChanged(Id, SheHer with { Audience = PronounAudience.OnlyMe }))
            .When(new ChangePronouns(Id, Pronouns.Unset, KeepsAudience: true))
            .Then(new PronounsChanged(Id, Pronouns.Unset with { Audience = PronounAudience.OnlyMe }));

    [Fact]
    public void to_none_is_recorded_once_even_if_nothing_was_said_yet()
    {
        var registered = Happened.MemberRegistered(Id) with { Pronouns = Pronouns.Unset };
        var none = new PronounsChanged(Id, Pronouns.Unset);
        new History(registered).When(new ChangePronouns(Id, Pronouns.Unset)).Then(none);
        new History(registered, none).When(new ChangePronouns(Id, Pronouns.Unset)).ThenNothing();
        new History(registered, none, new PronounsChanged(Id, SheHer), none).When(new ChangePronouns(Id, Pronouns.Unset)).ThenNothing();
    }

    [Fact]
    public void confirms_them() => new History(Happened.MemberRegistered(Id) with { Pronouns = SheHer.AsImported() })
        .When(new ChangePronouns(Id, SheHer.AsImported())).Then(new PronounsChanged(Id, SheHer));

    [Fact]
    public void of_an_imported_author_is_refused() =>
        new History(Happened.AuthorImported(Id)).When(new ChangePronouns(Id, TheyThem)).ThenRefused(ChangePronouns.NotTheirs);
}
