using Forum.Api.Rebuilding;
using FsCheck;
using FsCheck.Fluent;

namespace Forum.Api.Tests.Rebuilding;

/// <summary>Events of lower numbers may come into sight after those of higher ones, and some numbers are never used.</summary>
public class reading_each_event_once
{
    [Fact]
    public void finds_in_any_order_of_commits_what_is_not_read_and_nothing_twice() => Prop.ForAll(
        Gen.Choose(1, 60).Four().ListOf(8).ToArbitrary(),
        rounds =>
        {
            var (read, there, seen) = (new ReadEvents(), new SortedSet<long>(), new HashSet<long>());
            foreach (var (a, b, c, d) in rounds)
            {
                foreach (var number in (int[])[a, b, c, d]) there.Add(number);
                var copy = read.Copy();
                var wanted = there.Where(number => number > read.Last || read.Gaps.Any(gap => gap.First <= number && number <= gap.Last)).ToList();
                if (!wanted.ToHashSet().SetEquals(there.Except(seen))) return false;
                foreach (var number in there) if (read.Add(number) != seen.Add(number)) return false;
                // Whoever goes back to before reads the same again.
                if (wanted.Any(number => !copy.Add(number))) return false;
                if (!read.Gaps.SequenceEqual(copy.Gaps) || read.Last != copy.Last) return false;
            }

            return true;
        }).QuickCheckThrowOnFailure();
}
