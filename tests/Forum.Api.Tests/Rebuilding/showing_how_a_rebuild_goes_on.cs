using Forum.Api.CommandLine;
using Forum.Api.Rebuilding;

namespace Forum.Api.Tests.Rebuilding;

public class showing_how_a_rebuild_goes_on
{
    [Fact]
    public void a_person_sees_one_line_that_tells_how_fast_it_goes_and_what_is_left()
    {
        Assert.Equal(
            "reading events: 25 %, 50,000 events a second, 0:30 left",
            RebuildLine.Sentence(new RebuildProgress("reading events", 500_000, 500_000, 2_000_000), TimeSpan.FromSeconds(10)));
        Assert.Equal(
            "making indexes: 2,000,000 events",
            RebuildLine.Sentence(new RebuildProgress("making indexes", 2_000_000, 2_000_000, 2_000_000), TimeSpan.FromSeconds(40)));
    }

    [Fact]
    public void the_line_is_written_over_and_leaves_nothing_behind()
    {
        using var terminal = new StringWriter();
        using (var line = new RebuildLine(terminal, isLive: true))
        {
            line.Report(new RebuildProgress("following", 10, 10, 10));
        }

        Assert.DoesNotContain('\n', terminal.ToString());
        Assert.EndsWith($"\r{new string(' ', "following: 10 events".Length)}\r", terminal.ToString());
    }

    [Fact]
    public void a_file_gets_a_line_for_each_part_of_the_work()
    {
        using var file = new StringWriter();
        using (var line = new RebuildLine(file, isLive: false))
        {
            foreach (var events in (int[])[0, 10, 20]) line.Report(new RebuildProgress("reading events", events, events, 20));
            line.Report(new RebuildProgress("making indexes", 20, 20, 20));
        }

        Assert.Equal(["reading events", "making indexes"], file.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }
}
