using BenchmarkDotNet.Attributes;
using Forum.Api.Text;
using Microsoft.Extensions.Caching.Memory;

namespace Forum.Benchmarks.Micro;

/// <summary>Markdown to HTML that is safe to show.</summary>
public class Rendering
{
    const string Comment =
        "I took it **twice** last week, and it was on time both times. The driver said that they _hope_ to keep it; see [the plan](https://example.org/plan).";

    static readonly string Long = string.Join("\n\n", Enumerable.Repeat($"## Stops\n\n- first\n- second\n\n> {Comment}\n\n| at | from |\n|---|---|\n| 1 | 2 |", 20));

    readonly MemoryCache roomy = new(new MemoryCacheOptions { SizeLimit = 1 << 20 }), none = new(new MemoryCacheOptions { SizeLimit = 0 });

    [Benchmark]
    public string OfAComment() => new Markup(none).ToHtml(Comment);

    [Benchmark]
    public string OfALongText() => new Markup(none).ToHtml(Long);

    [Benchmark]
    public string OfACommentRenderedBefore() => new Markup(roomy).ToHtml(Comment);

    [GlobalCleanup]
    public void Forget()
    {
        roomy.Dispose();
        none.Dispose();
    }
}
