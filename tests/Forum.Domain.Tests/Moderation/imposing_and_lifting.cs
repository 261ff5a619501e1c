using Forum.Domain.Moderation;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Forum.Domain.Tests.Moderation;

/// <summary>The laws of what is in force on one thing, for every history of cases that impose, lift and are taken back.</summary>
public class imposing_and_lifting
{
    static readonly CaseId[] SomeCases = [.. Enumerable.Range(0, 4).Select(_ => new CaseId(Guid.NewGuid()))];
    static readonly Suppression[] Some = [.. Enumerable.Range(0, 8).Select(i => new Suppression(
        new ImpositionId(Guid.NewGuid()), SuppressionLayer.Moderator, [Hidden.Text], Case: i == 0 ? null : SomeCases[i % SomeCases.Length]))];

    /// <summary>The law that moderation stands on.</summary>
    [Property(Arbitrary = [typeof(Histories)], MaxTest = 5_000)]
    public void undoing_a_case_leaves_what_there_was_without_it(Deeds history)
    {
        foreach (var undone in SomeCases)
        {
            Assert.Equal(Fold(history.Items.Where(deed => deed.Of != undone)), Fold(history.Items).Undo(undone));
        }
    }

    [Property(Arbitrary = [typeof(Histories)], MaxTest = 2_000)]
    public void undoing_two_cases_does_not_mind_their_order(Deeds history) => Assert.Equal(
        Fold(history.Items).Undo(SomeCases[0]).Undo(SomeCases[1]), Fold(history.Items).Undo(SomeCases[1]).Undo(SomeCases[0]));

    [Property(Arbitrary = [typeof(Histories)], MaxTest = 2_000)]
    public void undoing_a_case_twice_is_undoing_it_once(Deeds history) =>
        Assert.Equal(Fold(history.Items).Undo(SomeCases[0]), Fold(history.Items).Undo(SomeCases[0]).Undo(SomeCases[0]));

    [Property(Arbitrary = [typeof(Histories)], MaxTest = 2_000)]
    public void what_happens_after_an_undo_stays(Deeds before, Deeds after)
    {
        var undone = SomeCases[0];
        var later = after.Items.Where(deed => deed.Of != undone && before.Items.All(earlier => !earlier.Imposes || earlier.What != deed.What)).ToList();
        Assert.Equal(Fold(before.Items.Concat(later)).Undo(undone), Fold(later, Fold(before.Items).Undo(undone)));
    }

    [Property(Arbitrary = [typeof(Histories)], MaxTest = 2_000)]
    public void something_is_in_force_while_anything_active_is_left(Deeds history) =>
        Assert.Equal(Fold(history.Items).Active.Any(), Fold(history.Items).Any);

    [Fact]
    public void stays_in_force_until_all_that_was_imposed_is_lifted()
    {
        var both = InForce.None<Suppression>().Impose(Some[1]).Impose(Some[2]);
        Assert.Equal([Some[2]], both.Lift(Some[1].Id, SomeCases[3]).Active);
        Assert.False(both.Lift(Some[1].Id, SomeCases[3]).Lift(Some[2].Id, SomeCases[3]).Any);
    }

    [Fact]
    public void is_in_force_again_only_when_each_case_that_lifted_it_is_undone()
    {
        var lifted = InForce.None<Suppression>().Impose(Some[1]).Lift(Some[1].Id, SomeCases[2]).Lift(Some[1].Id, SomeCases[3]);
        Assert.False(lifted.Undo(SomeCases[2]).Any);
        Assert.True(lifted.Undo(SomeCases[2]).Undo(SomeCases[3]).Any);
    }

    [Fact]
    public void is_gone_for_good_when_its_author_takes_it_back()
    {
        var back = InForce.None<Suppression>().Impose(Some[0]).Lift(Some[0].Id, by: null);
        Assert.Equal(InForce.None<Suppression>(), back);
    }

    static InForce<Suppression> Fold(IEnumerable<Deed> deeds, InForce<Suppression>? from = null) => deeds.Aggregate(
        from ?? InForce.None<Suppression>(),
        (force, deed) => deed.Imposes ? force.Impose(Some[deed.What]) : force.Lift(Some[deed.What].Id, deed.By));

    /// <param name="By">Who lifts; null for whoever imposed it themself.</param>
    public sealed record Deed(bool Imposes, int What, CaseId? By)
    {
        public CaseId? Of => Imposes ? Some[What].Case : By;
    }

    public sealed record Deeds(IReadOnlyList<Deed> Items);

    public static class Histories
    {
        /// <summary>Each imposition at most once, since each has an id of its own, and nothing lifted before it is imposed.</summary>
        public static FsCheck.Arbitrary<Deeds> All()
        {
            var lifter = Gen.Elements<CaseId?>([null, .. SomeCases]);
            var deed = Gen.Choose(0, Some.Length - 1).SelectMany(what => Gen.Elements(true, false, false).SelectMany(
                imposes => lifter.Select(by => new Deed(imposes, what, by))));
            return deed.ListOf().Select(deeds => new Deeds(Possible(deeds))).ToArbitrary();
        }

        static List<Deed> Possible(IEnumerable<Deed> deeds)
        {
            var imposed = new HashSet<int>();
            return [.. deeds.Where(deed => deed.Imposes ? imposed.Add(deed.What) : imposed.Contains(deed.What))];
        }
    }
}
