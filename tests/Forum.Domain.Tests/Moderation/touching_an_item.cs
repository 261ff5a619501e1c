using System.Diagnostics;
using Forum.Domain.Comments;
using Forum.Domain.Communities;
using Forum.Domain.Members;
using Forum.Domain.Moderation;
using Forum.Domain.Threads;
using static Forum.Domain.Tests.Moderation.Cases;

namespace Forum.Domain.Tests.Moderation;

public class touching_an_item
{
    static readonly ImpositionId Id = new(Guid.NewGuid()), First = new(Guid.NewGuid()), Second = new(Guid.NewGuid());
    static readonly CaseId Entry = new(Guid.NewGuid());

    [Fact]
    public void hides_what_it_says_on_its_layer()
    {
        var act = RemoveComment with { Layer = SuppressionLayer.Oversight, Hides = [Hidden.Text, Hidden.Author], Revision = 1 };
        var opened = Opened(act);
        var suppression = new Suppression(Id, SuppressionLayer.Oversight, [Hidden.Text, Hidden.Author], "Spam.", Moss, opened.CaseId);
        Assert.Equal([new CommentSuppressed(TheComment, suppression, 1)], On(opened, CaseItemKind.Comment, TheComment.Value));
        Assert.Equal([new ThreadSuppressed(TheThread, suppression, 1)], On(opened, CaseItemKind.Thread, TheThread.Value));
        Assert.Equal([new CaseSuppressed(Entry, suppression)], On(opened, CaseItemKind.Case, Entry.Value));
    }

    [Fact]
    public void bans_and_hides_what_the_member_wrote()
    {
        var until = Happened.At.AddDays(1);
        var opened = Opened(new CaseAct(CaseKind.Ban, Community: Here, Member: Roza, Until: until, Removes: true));
        Assert.Equal(
            [new MemberBanned(Roza, new Ban(Id, Here, until, "Spam.", Moss, opened.CaseId))], On(opened, CaseItemKind.Member, Roza.Value));
        Assert.Equal(
            [new CommentSuppressed(TheComment, new Suppression(Id, SuppressionLayer.Moderator, [Hidden.Text], "Spam.", Moss, opened.CaseId))],
            On(opened, CaseItemKind.Comment, TheComment.Value));
    }

    [Fact]
    public void marks_hides_appoints_and_believes()
    {
        var @lock = Opened(new CaseAct(CaseKind.Lock, Community: Here, Thread: TheThread));
        var pin = Opened(new CaseAct(CaseKind.Pin, Community: Here, Thread: TheThread));
        var hide = Opened(new CaseAct(CaseKind.HideProfile, Member: Roza, Part: ProfilePart.Bio));
        var appoint = Opened(new CaseAct(CaseKind.Appoint, Community: Here, Member: Roza));
        var claim = Opened(new CaseAct(CaseKind.ApproveClaim, Member: Wren, Claimant: Roza));
        Assert.Equal(
            [
                new ThreadMarked(TheThread, new ThreadMark(Id, ThreadMarkKind.Locked, "Spam.", Moss, @lock.CaseId)),
                new ThreadMarked(TheThread, new ThreadMark(Id, ThreadMarkKind.Pinned, "Spam.", Moss, pin.CaseId)),
                new ProfileSuppressed(Roza, new ProfileSuppression(Id, ProfilePart.Bio, "Spam.", Moss, hide.CaseId)),
                new ModeratorAppointed(Here, Roza, Id, Moss, appoint.CaseId),
                new AuthorClaimed(Wren, new Claim(Id, Roza, claim.CaseId)),
            ],
            [
                .. On(@lock, CaseItemKind.Thread, TheThread.Value), .. On(pin, CaseItemKind.Thread, TheThread.Value),
                .. On(hide, CaseItemKind.Member, Roza.Value), .. On(appoint, CaseItemKind.Community, Here.Value),
                .. On(claim, CaseItemKind.Member, Wren.Value),
            ]);
    }

    public static TheoryData<CaseKind, CaseItemKind> Lifting => new()
    {
        { CaseKind.Restore, CaseItemKind.Comment }, { CaseKind.Restore, CaseItemKind.Thread }, { CaseKind.Restore, CaseItemKind.Case },
        { CaseKind.Unban, CaseItemKind.Member }, { CaseKind.Unlock, CaseItemKind.Thread }, { CaseKind.Unpin, CaseItemKind.Thread },
        { CaseKind.ShowProfile, CaseItemKind.Member }, { CaseKind.Dismiss, CaseItemKind.Community },
    };

    [Theory, MemberData(nameof(Lifting))]
    public void lifts_each_of_what_it_was_told(CaseKind kind, CaseItemKind item)
    {
        var (opened, id) = (Opened(new CaseAct(kind)), Guid.NewGuid());
        Assert.Equal([Lifted(kind, item, id, First, opened.CaseId), Lifted(kind, item, id, Second, opened.CaseId)], On(opened, item, id, First, Second));
        Assert.Empty(On(opened, item, id));
    }

    [Fact]
    public void of_a_kind_that_it_does_not_touch_is_a_mistake_of_ours() =>
        Assert.Throws<UnreachableException>(() => On(Opened(new CaseAct(CaseKind.Lock)), CaseItemKind.Comment, Guid.NewGuid()));

    [Fact]
    public void is_taken_back_in_the_item_s_own_stream()
    {
        var (id, undone) = (Guid.NewGuid(), new CaseId(Guid.NewGuid()));
        Assert.Equal(
            [
                new ThreadCaseUndone(new(id), undone), new CommentCaseUndone(new(id), undone), new MemberCaseUndone(new(id), undone),
                new CommunityCaseUndone(new(id), undone), new CaseCaseUndone(new(id), undone),
            ],
            Enum.GetValues<CaseItemKind>().Select(kind => CaseEffects.Undo(undone, new CaseItem(kind, id))));
    }

    static IReadOnlyList<object> On(CaseOpened opened, CaseItemKind kind, Guid id, params ImpositionId[] liftable) =>
        CaseEffects.On(Case.Evolve(null, opened)!, new CaseItem(kind, id), liftable, Id);

    static object Lifted(CaseKind kind, CaseItemKind item, Guid id, ImpositionId lifted, CaseId by) => (kind, item) switch
    {
        (_, CaseItemKind.Comment) => new CommentSuppressionLifted(new(id), lifted, by),
        (CaseKind.Restore, CaseItemKind.Thread) => new ThreadSuppressionLifted(new(id), lifted, by),
        (_, CaseItemKind.Case) => new CaseSuppressionLifted(new(id), lifted, by),
        (CaseKind.Unban, _) => new BanLifted(new(id), lifted, by),
        (CaseKind.ShowProfile, _) => new ProfileSuppressionLifted(new(id), lifted, by),
        (_, CaseItemKind.Community) => new AppointmentLifted(new(id), lifted, by),
        _ => new ThreadMarkLifted(new(id), lifted, by),
    };
}
