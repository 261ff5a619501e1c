using System.Globalization;
using Forum.Domain.Imports;

namespace Forum.Domain.Tests.Imports;

public class telling_when_something_was_written
{
    [Theory]
    [InlineData("4 years ago", 4, TimeUnit.Year)]
    [InlineData("  4\u00A0YEARS  Ago\t", 4, TimeUnit.Year)]
    [InlineData("1 year ago", 1, TimeUnit.Year)]
    [InlineData("a month ago", 1, TimeUnit.Month)]
    [InlineData("an hour ago", 1, TimeUnit.Hour)]
    [InlineData("23 months ago", 23, TimeUnit.Month)]
    [InlineData("2 weeks ago", 2, TimeUnit.Week)]
    [InlineData("9999 seconds ago", 9999, TimeUnit.Second)]
    [InlineData("about 3 hours ago", 3, TimeUnit.Hour)]
    [InlineData("almost 2 years ago", 2, TimeUnit.Year)]
    [InlineData("over a year ago", 1, TimeUnit.Year)]
    [InlineData("yesterday", 1, TimeUnit.Day)]
    [InlineData("Now", 0, TimeUnit.Minute)]
    [InlineData("just now", 0, TimeUnit.Minute)]
    [InlineData("a few seconds ago", 0, TimeUnit.Minute)]
    [InlineData("less than a minute ago", 0, TimeUnit.Minute)]
    public void understands(string line, int count, TimeUnit unit) =>
        Assert.Equal(new RelativeTime(line.Trim(), count, unit), RelativeTime.Read(line));

    [Theory]
    [InlineData("")]
    [InlineData("4 years")]
    [InlineData("years ago")]
    [InlineData("It was 4 years ago")]
    [InlineData("4 years ago.")]
    [InlineData("12345 years ago")]
    [InlineData("-4 years ago")]
    [InlineData("4 decades ago")]
    [InlineData("٤ years ago")]
    [InlineData("4years ago")]
    public void takes_anything_else_for_text(string line) => Assert.Null(RelativeTime.Read(line));

    [Theory]
    [InlineData("4 years ago", "2020-03-01T00:00", "2021-09-01T00:00")]
    [InlineData("a year ago", "2023-03-01T00:00", "2024-09-01T00:00")]
    [InlineData("2 months ago", "2024-12-01T00:00", "2025-01-16T00:00")]
    [InlineData("1 week ago", "2025-02-15T00:00", "2025-02-26T12:00")]
    [InlineData("3 days ago", "2025-02-25T00:00", "2025-02-27T12:00")]
    [InlineData("yesterday", "2025-02-27T00:00", "2025-03-01T12:00")]
    [InlineData("16 hours ago", "2025-02-28T07:00", "2025-03-01T08:30")]
    [InlineData("an hour ago", "2025-02-28T22:00", "2025-03-01T23:30")]
    [InlineData("2 minutes ago", "2025-02-28T23:57", "2025-03-01T23:58:30")]
    [InlineData("just now", "2025-02-28T23:59", "2025-03-02T00:00")]
    [InlineData("0 months ago", "2025-02-01T00:00", "2025-03-02T00:00")]
    public void from_a_day_of_capture_spans_all_that_the_words_can_mean(string words, string from, string to) =>
        Assert.Equal(new WrittenAt(Utc(from), Utc(to), words), Time(words).Before(new DateOnly(2025, 3, 1)));

    [Theory]
    [InlineData("4 years ago", "2020-03-01T10:00", "2021-09-01T10:00")]
    [InlineData("1 week ago", "2025-02-15T10:00", "2025-02-25T22:00")]
    [InlineData("an hour ago", "2025-03-01T08:00", "2025-03-01T09:30")]
    [InlineData("just now", "2025-03-01T09:59", "2025-03-01T10:00")]
    [InlineData("0 months ago", "2025-02-01T10:00", "2025-03-01T10:00")]
    public void from_a_moment_of_capture_needs_no_slack(string words, string from, string to) =>
        Assert.Equal(
            new WrittenAt(Utc(from), Utc(to), words), Time(words).Before(new DateTimeOffset(2025, 3, 1, 12, 0, 0, TimeSpan.FromHours(2))));

    [Fact]
    public void stops_at_the_first_year_there_is() =>
        Assert.Equal(
            new WrittenAt(DateTimeOffset.MinValue, DateTimeOffset.MinValue, "9999 years ago"),
            Time("9999 years ago").Before(new DateOnly(2025, 3, 1)));

    [Theory]
    [InlineData("now")]
    [InlineData("0 years ago")]
    [InlineData("9999 weeks ago")]
    public void works_on_the_first_and_the_last_day(string words)
    {
        foreach (var day in new[] { DateOnly.MinValue, DateOnly.MaxValue })
        {
            var written = Time(words).Before(day);
            Assert.True(written.From <= written.To);
        }
    }

    static RelativeTime Time(string words) => RelativeTime.Read(words)!;

    static DateTimeOffset Utc(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
