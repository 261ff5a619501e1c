using Spectre.Console;

namespace Forum.Api.CommandLine;

/// <summary>A progress bar on standard error, where a person is watching it.</summary>
public static class Progress
{
    public static async Task OverAsync(IReadOnlyList<string> items, Func<string, Task> work)
    {
        if (Console.IsErrorRedirected)
        {
            foreach (var item in items) await work(item);
            return;
        }

        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        await terminal.Progress().AutoClear(true).StartAsync(async progress =>
        {
            var bar = progress.AddTask("importing", maxValue: items.Count);
            foreach (var item in items)
            {
                bar.Description = Markup.Escape(Path.GetFileName(item));
                await work(item);
                bar.Increment(1);
            }
        });
    }
}
