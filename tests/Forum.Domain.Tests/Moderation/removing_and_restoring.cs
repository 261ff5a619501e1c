using Forum.Domain.Comments;
using Forum.Domain.Moderation;
using Forum.Domain.Threads;
using static Forum.Domain.Tests.Moderation.Cases;

namespace Forum.Domain.Tests.Moderation;

public class removing_and_restoring
{
    static readonly CaseAct RemoveThread = RemoveComment with { Comment = null };
    static readonly CaseAct RestoreComment = RemoveComment with { Kind = CaseKind.Restore, Hides = null };
    static readonly CommentEdited Edited = new(TheComment, Revision: 2, "Said better");
    static readonly CaseOpened Entry = Opened(RemoveComment);

    [Fact]
    public void reaches_an_item_a_subtree_and_a_member()
    {
        Given().IsOpened(RemoveComment);
        Given().IsOpened(RemoveThread);
        Given().IsOpened(RemoveComment with { Scope = CaseScope.Subtree });
        Given().IsOpened(RemoveThread with { Scope = CaseScope.Subtree });
        Given().IsOpened(new(CaseKind.Remove, CaseScope.Member, Here, Member: Roza, Hides: [Hidden.Text]));
    }

    [Fact]
    public void of_nothing_is_refused()
    {
        Given().IsRefused(new(CaseKind.Remove, Community: Here, Hides: [Hidden.Text]), CaseRules.TargetMissing);
        Given().IsRefused(new(CaseKind.Remove, CaseScope.Member, Here, Hides: [Hidden.Text]), CaseRules.TargetMissing);
        Given().IsRefused(RemoveComment with { Comment = new(Guid.NewGuid()) }, CaseRules.TargetMissing);
        Given().IsRefused(RestoreComment with { Comment = new(Guid.NewGuid()) }, CaseRules.TargetMissing);
    }

    /// <summary>Whoever moderates here has no say elsewhere.</summary>
    [Fact]
    public void of_something_in_another_community_is_refused()
    {
        Given().IsRefused(RemoveThread with { Thread = OtherThread }, CaseRules.TargetMissing);
        Given().IsRefused(RemoveComment with { Thread = OtherThread }, CaseRules.TargetMissing);
        Given().IsRefused(RemoveComment with { Thread = OtherThread, Community = Elsewhere }, CaseRules.TargetMissing);
        Given(Entry).IsRefused(
            new(CaseKind.Remove, Community: Elsewhere, Entry: Entry.CaseId, Hides: [Hidden.Text]), CaseRules.TargetMissing);
    }

    [Fact]
    public void says_what_it_hides()
    {
        Given().IsOpened(RemoveComment with { Hides = [Hidden.Author] });
        Given().IsRefused(RemoveComment with { Hides = [] }, CaseRules.NothingToHide);
        Given().IsRefused(RemoveComment with { Hides = null }, CaseRules.NothingToHide);
    }

    [Fact]
    public void hides_what_is_below_with_what_nobody_knows_of()
    {
        var existence = RemoveComment with { Hides = [Hidden.Text, Hidden.Existence] };
        Given().IsRefused(existence, CaseRules.ExistenceAlone);
        Given().IsRefused(existence with { Scope = CaseScope.Member, Member = Roza }, CaseRules.ExistenceAlone);
        Given().IsOpened(existence with { Scope = CaseScope.Subtree });
        Given(Edited).IsOpened(existence with { Revision = 1 });
        Given(Entry).IsOpened(new(CaseKind.Remove, Community: Here, Entry: Entry.CaseId, Hides: [Hidden.Existence]));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    [InlineData(-1, false)]
    public void of_a_version_takes_an_earlier_one(int revision, bool allowed)
    {
        var thread = new ThreadEdited(TheThread, Revision: 2, "A better question", "Why?", Link: null);
        foreach (var act in (CaseAct[])[RemoveComment with { Revision = revision }, RemoveThread with { Revision = revision }])
        {
            if (allowed) Given(Edited, thread).IsOpened(act);
            else Given(Edited, thread).IsRefused(act, CaseRules.RevisionUnknown);
        }
    }

    [Fact]
    public void of_a_version_of_many_things_is_refused()
    {
        Given(Edited).IsRefused(RemoveComment with { Revision = 1, Scope = CaseScope.Subtree }, CaseRules.TargetMissing);
        Given(Edited).IsRefused(RemoveComment with { Revision = 1, Scope = CaseScope.Member, Member = Roza }, CaseRules.TargetMissing);
        Given(Entry).IsRefused(
            new(CaseKind.Remove, Community: Here, Entry: Entry.CaseId, Revision: 1, Hides: [Hidden.Text]), CaseRules.TargetMissing);
    }

    [Fact]
    public void lifts_only_what_is_there_on_its_layer()
    {
        Given().IsRefused(RestoreComment, CaseRules.NothingToLift);
        Given(Layer(SuppressionLayer.Moderator)).IsOpened(RestoreComment);
        Given(Layer(SuppressionLayer.Oversight)).IsRefused(RestoreComment, CaseRules.NothingToLift);
        Given(Layer(SuppressionLayer.Oversight)).IsOpened(RestoreComment with { Layer = SuppressionLayer.Oversight }, Administers);
        Given(Layer(SuppressionLayer.Author)).IsRefused(RestoreComment, CaseRules.NothingToLift);

        static CommentSuppressed Layer(SuppressionLayer layer) => new(TheComment, Suppressed(layer));
    }

    [Fact]
    public void lifts_what_hides_a_version_apart_from_what_hides_the_whole()
    {
        var version = new CommentSuppressed(TheComment, Suppressed(), Revision: 1);
        Given(Edited, version).IsRefused(RestoreComment, CaseRules.NothingToLift);
        Given(Edited, version).IsOpened(RestoreComment with { Revision = 1 });
        Given(Edited, new CommentSuppressed(TheComment, Suppressed())).IsRefused(RestoreComment with { Revision = 1 }, CaseRules.NothingToLift);

        var thread = new ThreadEdited(TheThread, Revision: 2, "A better question", "Why?", Link: null);
        Given(thread, new ThreadSuppressed(TheThread, Suppressed(), Revision: 1)).IsOpened(RestoreComment with { Comment = null, Revision = 1 });
    }

    [Fact]
    public void lifts_nothing_twice()
    {
        var suppression = Suppressed();
        Given(new ThreadSuppressed(TheThread, suppression), new ThreadSuppressionLifted(TheThread, suppression.Id, new CaseId(Guid.NewGuid())))
            .IsRefused(RestoreComment with { Comment = null }, CaseRules.NothingToLift);
    }

    [Fact]
    public void of_a_subtree_or_member_finds_out_on_the_way_what_there_is()
    {
        Given().IsOpened(RestoreComment with { Scope = CaseScope.Subtree });
        Given().IsOpened(new(CaseKind.Restore, CaseScope.Member, Here, Member: Roza));
    }

    [Fact]
    public void of_an_entry_in_the_log_lifts_what_hides_it()
    {
        var restore = new CaseAct(CaseKind.Restore, Community: Here, Entry: Entry.CaseId);
        Given(Entry).IsRefused(restore, CaseRules.NothingToLift);
        Given(Entry, new CaseSuppressed(Entry.CaseId, Suppressed())).IsOpened(restore);
    }
}
