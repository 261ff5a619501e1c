using Forum.Domain.Communities;
using Forum.Domain.Imports.Dumps;
using static Forum.Domain.Tests.Imports.Dumps.Dumped;

namespace Forum.Domain.Tests.Imports.Dumps;

public class sifting_a_dump
{
    static readonly DumpKnown Known = Nothing.With("t", ("old", 3));

    [Fact]
    public void puts_answers_below_what_they_answer_here_or_before()
    {
        var sieve = Known.Sifted(false, Comment("a"), Comment("b", "a"), Comment("c", "b"), Comment("d", "old"));
        Assert.Equal([("a", 0), ("b", 1), ("c", 2), ("d", 4)], Placed(sieve));
        Assert.Equal(Ids.Comment("a"), sieve.Comments[1].Parent);
        Assert.All(sieve.Comments, comment => Assert.True(comment.ParentKnown));
    }

    [Fact]
    public void puts_parents_first_whatever_the_order_of_the_lines() =>
        Assert.Equal([("a", 0), ("b", 1), ("c", 2)], Placed(Nothing.Sifted(false, Comment("c", "b"), Comment("b", "a"), Comment("a"), Thread("t"))));

    [Fact]
    public void bears_one_long_exchange_backwards()
    {
        DumpLine[] lines = [.. Enumerable.Range(1, 5_000).Select(i => Comment($"{i}", i == 1 ? null : $"{i - 1}")).Reverse()];
        Assert.Equal(Enumerable.Range(0, 5_000), Known.Sifted(false, lines).Comments.Select(comment => comment.Depth));
    }

    [Fact]
    public void has_those_wait_whose_parent_or_thread_may_still_come_and_all_that_hangs_on_them()
    {
        var sieve = Known.Sifted(false, Comment("a", "later"), Comment("b", "a"), Comment("c", thread: "later"), Comment("d"));
        Assert.Equal([1, 2, 3], sieve.Waiting.Select(line => line.Number).Order());
        Assert.Equal([("d", 0)], Placed(sieve));
        Assert.Empty(sieve.Refused);
    }

    [Fact]
    public void in_the_end_leaves_open_what_is_answered_where_that_never_came()
    {
        var sieve = Known.Sifted(true, Comment("a", "never"), Comment("b", "a"), Comment("c", thread: "never"));
        Assert.Equal([("a", 0), ("b", 1)], Placed(sieve));
        Assert.Equal((null, false, true), (sieve.Comments[0].Parent, sieve.Comments[0].ParentKnown, sieve.Comments[1].ParentKnown));
        Assert.Equal([new RefusedLine(3, DumpRefusals.ThreadMissing)], sieve.Refused);
    }

    [Fact]
    public void in_the_end_breaks_a_circle_of_answers()
    {
        DumpLine[] lines = [Comment("a", "b"), Comment("b", "a"), Comment("self", "self")];
        Assert.Equal(3, Known.Sifted(false, lines).Waiting.Count);
        Assert.Equal([("b", 0), ("a", 1), ("self", 0)], Placed(Known.Sifted(true, lines)));
    }

    [Fact]
    public void takes_what_is_there_already_or_comes_twice_once()
    {
        var sieve = Known.Sifted(false, Thread("t"), Thread("new"), Thread("new"), Comment("old"), Comment("a"), Comment("a"));
        Assert.Equal((1, 1, 4), (sieve.Threads.Count, sieve.Comments.Count, sieve.Again));
    }

    [Fact]
    public void refuses_an_answer_to_a_comment_of_another_thread() =>
        Assert.Equal([new RefusedLine(2, DumpRefusals.ElsewhereParent)], Known.Sifted(false, Thread("u"), Comment("a", "old", thread: "u")).Refused);

    [Fact]
    public void refuses_what_lies_deeper_than_any_thread_can()
    {
        var known = Nothing.With("t", ("deep", CommunitySettings.GreatestDepth - 2), ("deepest", CommunitySettings.GreatestDepth - 1));
        var sieve = known.Sifted(false, Comment("a", "deep"), Comment("b", "deepest"));
        Assert.Equal([("a", CommunitySettings.GreatestDepth - 1)], Placed(sieve));
        Assert.Equal([new RefusedLine(2, DumpRefusals.TooDeep)], sieve.Refused);
    }

    [Fact]
    public void puts_threads_where_they_say_or_where_the_import_says()
    {
        var sieve = Nothing.Sifted(false, Thread("a", "trams"), Thread("b"), Thread("c", "no name!"));
        Assert.Equal(["trams", "general"], sieve.Threads.Select(thread => thread.Community));
        Assert.Equal([new RefusedLine(3, CommunityName.Invalid)], sieve.Refused);
    }

    [Fact]
    public void tells_sources_apart_and_threads_from_comments()
    {
        Guid[] ids = [Ids.Thread("1").Value, Ids.Comment("1").Value, new DumpIds("other").Thread("1").Value, new DumpIds("old.example1").Thread("").Value];
        Assert.Equal(4, ids.Distinct().Count());
        Assert.Equal(Ids.Comment("1"), new DumpIds("old.example").Comment("1"));
    }

    /// <summary>What is stored depends on it.</summary>
    [Fact]
    public void gives_ids_that_never_change() => Assert.Equal(
        ("69b250e8-09bc-854e-95a8-d5067ccfec45", "b101964d-ccfb-8112-bc2a-faefd338b790"), (Ids.Thread("1").Value.ToString(), Ids.Comment("1").Value.ToString()));

    static (string, int)[] Placed(DumpSieve sieve) => [.. sieve.Comments.Select(comment => (comment.Line.Id, comment.Depth))];
}
