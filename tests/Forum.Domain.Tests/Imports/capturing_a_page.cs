using Forum.Domain.Imports;

namespace Forum.Domain.Tests.Imports;

public class capturing_a_page
{
    static readonly RelativeTime TwoHours = new("2 hours ago", 2, TimeUnit.Hour);
    static readonly DateTimeOffset Midnight = new(2025, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void on_a_day_means_from_its_start_in_utc() => Assert.Equal(
        new Capture(Midnight, IsToTheDay: true, IsAssumed: false), Capture.On(new DateOnly(2025, 3, 1)));

    [Fact]
    public void on_an_assumed_day_says_so() => Assert.Equal(
        new Capture(Midnight, IsToTheDay: true, IsAssumed: true), Capture.On(new DateOnly(2025, 3, 1), isAssumed: true));

    [Fact]
    public void on_a_day_leaves_open_when_on_it() => Assert.Equal(
        new WrittenAt(Midnight.AddHours(-3), Midnight.AddHours(22.5), "2 hours ago"),
        Capture.On(new DateOnly(2025, 3, 1)).Before(TwoHours));

    [Fact]
    public void at_a_moment_counts_from_that() => Assert.Equal(
        new WrittenAt(Midnight.AddHours(9), Midnight.AddHours(10.5), "2 hours ago"),
        new Capture(Midnight.AddHours(12), IsToTheDay: false).Before(TwoHours));

    [Fact]
    public void at_a_moment_elsewhere_counts_in_utc() => Assert.Equal(
        new WrittenAt(Midnight.AddHours(9), Midnight.AddHours(10.5), "2 hours ago"),
        new Capture(new DateTimeOffset(2025, 3, 1, 14, 0, 0, TimeSpan.FromHours(2)), IsToTheDay: false).Before(TwoHours));
}
