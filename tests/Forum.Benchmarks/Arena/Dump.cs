using System.Globalization;
using System.Text;

namespace Forum.Benchmarks.Arena;

/// <summary>A dump of a forum, the same each time: threads of fifty comments, most of which answer one of the last few.</summary>
static class Dump
{
    const int CommentsInThread = 50;

    static readonly string[] Words =
        "the tram was on time twice last week and its driver said that they hope to keep it through the winter see our plan for all lines but nobody knew why".Split(' ');

    public static async Task WriteAsync(string file, int comments)
    {
        var chance = new Random(7);
        var people = Math.Max(50, comments / 50);
        await using var lines = new StreamWriter(file, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        for (var i = 0; i < comments; i++)
        {
            var (thread, place, at) = (i / CommentsInThread, i % CommentsInThread, 1_400_000_000L + i * 7L);
            if (place == 0)
            {
                await lines.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                    $$"""{"type":"thread","id":"t{{thread}}","community":"bulk","title":"Is the night tram back? {{thread}}","body":"I heard *bells*.","author":"{{Author()}}","createdAt":{{at}}}"""));
            }

            var parent = place > 0 && chance.Next(10) < 7 ? $"\"c{i - 1 - chance.Next(Math.Min(8, place))}\"" : "null";
            var body = string.Join(' ', Enumerable.Range(0, chance.Next(5, 45)).Select(_ => Words[chance.Next(Words.Length)]));
            await lines.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $$"""{"type":"comment","id":"c{{i}}","thread":"t{{thread}}","parent":{{parent}},"author":"{{Author()}}","body":"{{body}}","createdAt":{{at}},"score":{{chance.Next(-3, 40)}}}"""));
        }

        string Author() => $"person{chance.Next(people)} [they/them]";
    }
}
