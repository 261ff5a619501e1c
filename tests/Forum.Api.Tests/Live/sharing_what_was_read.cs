using System.Text;
using System.Text.Json;
using Forum.Api.Live;

namespace Forum.Api.Tests.Live;

public class sharing_what_was_read
{
    readonly StoppedClock clock = new();
    readonly List<long> begun = [];

    [Fact]
    public void is_for_all_who_miss_the_same()
    {
        var edge = LiveEdge.Unknown.Move(100, 115).Move(120, 138);
        Assert.Same(Read(edge, 115), Read(edge, 120));
        Assert.Same(Read(edge, 115), Read(edge, 130)); // who has some of it already is not told that again
        Assert.NotSame(Read(edge, 115), Read(edge, 104)); // somebody busy misses more
        Assert.Equal([120, 100], begun);
    }

    [Fact]
    public void is_not_for_somebody_who_may_have_missed_what_nobody_looked_at()
    {
        Assert.Null(Read(LiveEdge.Unknown.Move(100, 115), 99));
        Assert.Null(Read(new LiveEdge(115, []), 114));
        var far = LiveEdge.Unknown.Move(100, 115).Move(900_000, 900_001);
        Assert.Null(Read(far, 110)); // a query never looks at so much of the log
        Assert.NotNull(Read(far, 115));
        Assert.Equal([900_000], begun);
    }

    [Fact]
    public void begins_anew_when_something_else_has_happened_and_after_a_moment()
    {
        var edge = LiveEdge.Unknown.Move(100, 115);
        var first = Read(edge, 100);
        clock.Pass(LiveRead.Life);
        Assert.Same(first, Read(edge, 100));
        clock.Pass(TimeSpan.FromMilliseconds(1));
        Assert.NotSame(first, Read(edge, 100));
        Assert.NotSame(Read(edge, 100), Read(edge.Move(115, 120), 100));
    }

    [Fact]
    public void goes_on_where_a_reading_ended_early()
    {
        var edge = LiveEdge.Unknown.Move(100, 400);
        Read(edge, 100, LiveEvents.Batch); // up to 200
        Assert.Equal(200, Read(edge, 199, LiveEvents.Batch)?.End);
        Assert.Same(Read(edge, 200), Read(edge, 250));
        Assert.Equal([100, 200], begun);
    }

    [Fact]
    public void hands_out_what_somebody_lacks_in_whole_events_and_not_too_much_at_once()
    {
        var told = LiveTold.Of(
            [new(5, "a", new { }), new(7, "b", new string('x', 20_000)), new(8, "c", new { }), new(9, "d", new { })], 12, JsonSerializerOptions.Web);
        Assert.Equal([7, 9], told.After(3).Select(portion => portion.Cut));
        Assert.StartsWith("id: 5\nevent: a\ndata: {}\n\nid: 7\n", Text(told.After(3).First().Bytes), StringComparison.Ordinal);
        Assert.Equal("id: 8\nevent: c\ndata: {}\n\nid: 9\nevent: d\ndata: {}\n\n", Text(Assert.Single(told.After(7)).Bytes));
        Assert.Empty(told.After(9));
    }

    /// <param name="happens">At each of so many cuts something happened.</param>
    LiveRead? Read(LiveEdge edge, long position, int happens = 0) => edge.Read(position, from =>
    {
        begun.Add(from);
        IReadOnlyList<Happened> happened = [.. Enumerable.Range(1, happens).Select(n => new Happened(from + n, "comment_posted", null, default, null))];
        return new LiveRead(clock, Task.FromResult(happened), () => throw new InvalidOperationException("Nobody asked for it."));
    });

    static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);

    sealed class StoppedClock : TimeProvider
    {
        long now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => now;

        public void Pass(TimeSpan time) => now += time.Ticks;
    }
}
