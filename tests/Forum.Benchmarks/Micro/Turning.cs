using BenchmarkDotNet.Attributes;
using Forum.Api.Http;

namespace Forum.Benchmarks.Micro;

/// <summary>From one page of a list to the next.</summary>
public class Turning
{
    static readonly Cursor Ended = new("New", 638_900_000_000_000_000, 123_456, 638_900_000_000_000_001);
    static readonly string Printed = Ended.ToString();

    [Benchmark]
    public string PrintCursor() => Ended.ToString();

    [Benchmark]
    public Cursor? ParseCursor() => Cursor.Parse(Printed, "New");
}
