using Spectre.Console;

namespace Forum.Api.CommandLine;

/// <summary>A progress bar on standard error, where a person is watching it.</summary>
public static class Progress
{
    /// <param name="work">May say how much of an item is done, from 0 to 1.</param>
    public static async Task OverAsync(IReadOnlyList<string> items, Func<string, Action<double>, Task> work)
    {
        if (Console.IsErrorRedirected)
        {
            foreach (var item in items) await work(item, _ => { });
            return;
        }

        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        await terminal.Progress().AutoClear(true).StartAsync(async progress =>
        {
            var bar = progress.AddTask("importing", maxValue: items.Count);
            for (var done = 0; done < items.Count; done++)
            {
                bar.Description = Markup.Escape(Path.GetFileName(items[done]));
                await work(items[done], part => bar.Value = done + part);
                bar.Value = done + 1;
            }
        });
    }
}
