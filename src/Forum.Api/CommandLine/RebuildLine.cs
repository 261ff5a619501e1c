using System.Diagnostics;
using Forum.Api.Rebuilding;

namespace Forum.Api.CommandLine;

/// <summary>
/// How a rebuild goes on, on standard error: one line that changes where a person is watching it, and a plain line for each part of the work
/// elsewhere.
/// </summary>
sealed class RebuildLine(TextWriter terminal, bool isLive) : IProgress<RebuildProgress>, IDisposable
{
    static readonly TimeSpan Often = TimeSpan.FromMilliseconds(200);

    readonly Stopwatch clock = Stopwatch.StartNew();
    string doing = "";
    TimeSpan shown;
    int width;

    public static RebuildLine OnTerminal(bool isPlain) => new(Console.Error, isLive: !isPlain && !Console.IsErrorRedirected);

    public void Report(RebuildProgress value)
    {
        var isNew = value.Doing != doing;
        doing = value.Doing;
        if (!isLive)
        {
            if (isNew) terminal.WriteLine(doing);
            return;
        }

        if (!isNew && clock.Elapsed - shown < Often) return;
        shown = clock.Elapsed;
        Show(Sentence(value, clock.Elapsed));
    }

    public void Dispose() => Show("");

    public static string Sentence(RebuildProgress progress, TimeSpan elapsed)
    {
        if (progress.Events == 0 || progress.Position >= progress.Newest)
        {
            return FormattableString.Invariant($"{progress.Doing}: {progress.Events:N0} events");
        }

        var (rate, part) = (progress.Events / elapsed.TotalSeconds, (double)progress.Position / progress.Newest);
        var left = TimeSpan.FromSeconds(elapsed.TotalSeconds * (1 - part) / part);
        return FormattableString.Invariant($"{progress.Doing}: {100 * part:0} %, {rate:N0} events a second, {left:m\\:ss} left");
    }

    // The line is written over, and what was longer before is covered with blanks.
    void Show(string line)
    {
        if (!isLive) return;
        terminal.Write($"\r{line.PadRight(width)}\r{line}");
        width = line.Length;
    }
}
