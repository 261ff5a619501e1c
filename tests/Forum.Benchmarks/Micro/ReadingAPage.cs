using System.Text;
using BenchmarkDotNet.Attributes;
using Forum.Domain.Imports;

namespace Forum.Benchmarks.Micro;

/// <summary>A pasted page to an article with its comments.</summary>
public class ReadingAPage
{
    const string Article = "The night tram is back on its winter timetable, and nobody at the depot would say for how long.\n\n";

    readonly Dictionary<int, byte[]> pages = new() { [10] = Page(10), [1_000] = Page(1_000) };

    [Params(10, 1_000)]
    public int Comments { get; set; }

    [Benchmark]
    public ArticlePage Read() => ArticlePage.TryRead(pages[Comments], out var page, out _) && page.Comments.Count == Comments
        ? page
        : throw new InvalidOperationException("The page was read as another one.");

    static byte[] Page(int comments)
    {
        var page = new StringBuilder(Article);
        for (var i = 0; i < comments; i++)
        {
            var indent = new string(' ', 2 + i % 5 * 2);
            page.Append(indent).Append(i % 5 == 0 ? '•' : '□').Append(" rider_").Append(i % 40).Append(" [they/them]\n")
                .Append(indent).Append("  2 years ago\n\n")
                .Append(indent).Append("  I took it twice last week, and it was on time both times.\n\n")
                .Append(indent).Append("  The driver hopes to keep it.\n\n");
        }

        return Encoding.UTF8.GetBytes(page.ToString());
    }
}
