using Forum.Domain.Members;
using Forum.Domain.Moderation;
using static Forum.Domain.Tests.Moderation.Cases;

namespace Forum.Domain.Tests.Moderation;

public class undoing_a_case
{
    static readonly CaseOpened Removal = Opened(RemoveComment);
    static readonly UndoCase Undo = new(Removal.CaseId, Moss, "A mistake.");

    [Fact]
    public void says_who_and_why() =>
        Given(Removal).When(Undo, Moderates).Then(new CaseUndoOpened(Removal.CaseId, Moss, "A mistake."));

    [Fact]
    public void twice_is_recorded_once()
    {
        var undo = new CaseUndoOpened(Removal.CaseId, Ada, "A mistake.");
        Given(Removal, undo).When(Undo, Moderates).ThenNothing();
        Given(Removal, undo, new CaseUndoAdvanced(Removal.CaseId, 0), new CaseUndone(Removal.CaseId)).When(Undo, Moderates).ThenNothing();
    }

    [Fact]
    public void before_it_is_finished_is_recorded_as_well() =>
        Given(Removal, new CaseAdvanced(Removal.CaseId, [new(CaseItemKind.Comment, TheComment.Value)], new CasePlace(0, 11)))
            .When(Undo, Moderates).Then(new CaseUndoOpened(Removal.CaseId, Moss, "A mistake."));

    [Fact]
    public void without_a_reason_is_refused()
    {
        Given(Removal).When(Undo with { Reason = "" }, Moderates).ThenRefused(CaseReason.Missing);
        Given(Removal).When(Undo with { Reason = "a\0b" }, Moderates).ThenRefused(CaseReason.Character);
    }

    [Fact]
    public void needs_the_rights_to_open_it()
    {
        Given(Removal).When(Undo, None).ThenRefused(OpenCase.NotAllowed);
        Given(Removal).When(Undo, ModeratesElsewhere).ThenRefused(OpenCase.NotAllowed);
        var oversight = Opened(RemoveComment with { Layer = SuppressionLayer.Oversight });
        Given(oversight).When(Undo with { CaseId = oversight.CaseId }, Moderates).ThenRefused(OpenCase.NotAllowed);
    }

    [Fact]
    public void against_oneself_is_for_others()
    {
        foreach (var act in (CaseAct[])
            [new(CaseKind.Ban, Community: Here, Member: Moss), new(CaseKind.HideProfile, Member: Moss, Part: ProfilePart.Bio)])
        {
            var sentence = Opened(Open(act, Ada));
            var undo = Undo with { CaseId = sentence.CaseId };
            Given(sentence).When(undo, Moderates).ThenRefused(CaseRules.Oneself);
            Given(sentence).When(undo, Administers).Then(new CaseUndoOpened(sentence.CaseId, Moss, "A mistake."));
            Given(sentence).When(undo with { Actor = Roza }, Moderates).Then(new CaseUndoOpened(sentence.CaseId, Roza, "A mistake."));
        }
    }

    /// <summary>Who has stepped down cannot come back by themself.</summary>
    [Fact]
    public void of_stepping_down_needs_a_moderator()
    {
        var stepping = Opened(new CaseAct(CaseKind.Dismiss, Community: Here, Member: Moss));
        Given(stepping).When(Undo with { CaseId = stepping.CaseId }, None).ThenRefused(OpenCase.NotAllowed);
    }
}
