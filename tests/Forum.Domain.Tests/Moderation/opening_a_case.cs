using Forum.Domain.Comments;
using Forum.Domain.Members;
using Forum.Domain.Moderation;
using static Forum.Domain.Tests.Moderation.Cases;

namespace Forum.Domain.Tests.Moderation;

/// <summary>What holds for every kind of case: who may, why, and once.</summary>
public class opening_a_case
{
    static readonly OpenCase Command = Open(RemoveComment);

    public static TheoryData<CaseKind> Kinds => [.. Enum.GetValues<CaseKind>()];

    [Fact]
    public void says_all_that_is_going_to_happen() =>
        Given().When(Command with { Rule = "No spam." }, Moderates).Then(Opened(Command) with { Rule = "No spam." });

    [Fact]
    public void twice_under_one_id_is_one_case() => Given(Opened(Command)).When(Command, Moderates).ThenNothing();

    [Fact]
    public void twice_is_one_case_even_for_who_has_lost_their_rights_meanwhile() =>
        Given(Opened(Command)).When(Command, None).ThenNothing();

    [Fact]
    public void under_the_id_of_another_case_is_refused()
    {
        Given(Opened(Command) with { Actor = Roza }).When(Command, Moderates).ThenRefused(PostComment.IdTaken);
        Given(Opened(Command) with { Act = RemoveComment with { Comment = null } }).When(Command, Moderates).ThenRefused(PostComment.IdTaken);
    }

    [Fact]
    public void without_an_id_is_refused() => Given().When(Command with { CaseId = default }, Moderates).ThenRefused(PostComment.IdEmpty);

    [Theory]
    [InlineData("")]
    [InlineData(" \u200B")]
    public void without_a_reason_is_refused(string reason) =>
        Given().When(Command with { Reason = reason }, Moderates).ThenRefused(CaseReason.Missing);

    [Fact]
    public void for_a_reason_that_is_too_long_is_refused()
    {
        var longest = string.Concat(Enumerable.Repeat("𐐷", CaseReason.MaxLength));
        Given().When(Command with { Reason = longest }, Moderates).Then(Opened(Command) with { Reason = longest });
        Given().When(Command with { Reason = longest + "!" }, Moderates).ThenRefused(CaseReason.TooLong);
    }

    [Fact]
    public void for_a_reason_with_control_characters_is_refused()
    {
        Given().When(Command with { Reason = "a\tb\r\nc" }, Moderates).Then(Opened(Command) with { Reason = "a\tb\r\nc" });
        Given().When(Command with { Reason = "a\0b" }, Moderates).ThenRefused(CaseReason.Character);
    }

    [Fact]
    public void by_a_rule_that_is_no_text_is_refused()
    {
        Given().When(Command with { Rule = " " }, Moderates).ThenRefused(CaseReason.Missing);
        Given().When(Command with { Rule = "\u0007" }, Moderates).ThenRefused(CaseReason.Character);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void without_any_rights_is_refused(CaseKind kind) =>
        Given().IsRefused(RemoveComment with { Kind = kind, Member = Wren }, OpenCase.NotAllowed, None, actor: Roza);

    [Theory, MemberData(nameof(Kinds))]
    public void where_one_does_not_moderate_is_refused(CaseKind kind)
    {
        var decision = Given().When(Open(RemoveComment with { Kind = kind, Member = Wren }), ModeratesElsewhere);
        Assert.Equal(kind is not (CaseKind.HideProfile or CaseKind.ShowProfile), decision == OpenCase.NotAllowed);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void on_the_whole_site_needs_an_administrator(CaseKind kind)
    {
        var anywhere = new CaseAct(kind, Member: Wren);
        var moderator = Given().When(Open(anywhere), Moderates);
        Assert.Equal(kind is not (CaseKind.HideProfile or CaseKind.ShowProfile), moderator == OpenCase.NotAllowed);
        Assert.NotEqual(OpenCase.NotAllowed, Given().When(Open(anywhere), Administers));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void on_the_layer_of_oversight_needs_an_administrator(CaseKind kind)
    {
        var act = RemoveComment with { Kind = kind, Layer = SuppressionLayer.Oversight, Member = Wren, Claimant = Roza, Part = ProfilePart.Bio };
        Given().IsRefused(act, OpenCase.NotAllowed, ModeratesAllOfThem);
        Assert.NotEqual(OpenCase.NotAllowed, Given().When(Open(act), Administers));
    }

    /// <summary>What an author took back stays so, whatever a moderator does.</summary>
    [Theory, MemberData(nameof(Kinds))]
    public void on_the_layer_of_authors_is_refused(CaseKind kind)
    {
        var deleted = new CommentSuppressed(TheComment, Suppressed(SuppressionLayer.Author) with { Case = null });
        var act = RemoveComment with { Kind = kind, Layer = SuppressionLayer.Author, Member = Wren, Claimant = Roza };
        Given(deleted).IsRefused(act, CaseRules.LayerOfAuthors, Administers);
    }
}
