using System.CommandLine;
using System.Globalization;
using Forum.Api.Rebuilding;

namespace Forum.Api.CommandLine;

/// <summary><c>projections rebuild [VIEW...]</c>: views are made again from the events while those that stand serve on.</summary>
public static class RebuildCommand
{
    static readonly Argument<string[]> Views = new("view")
    {
        Description = "Which, by the names that 'projections list' shows; all of them if not said.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    static readonly Option<bool> Json = new("--json") { Description = "Answer with one JSON object." };

    public static Command Create()
    {
        Views.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !RebuiltViews.Names.Contains(token.Value, StringComparer.OrdinalIgnoreCase)))
            {
                result.AddError($"There is no view '{token.Value}'. There are {string.Join(", ", RebuiltViews.Names)}.");
            }
        });
        var rebuild = new Command(
            "rebuild",
            "Make views again from the events, beside those that stand: people read and write on, and find the new rows when they are ready.\n\n" +
            "Example: Forum.Api projections rebuild\n" +
            "Example: Forum.Api projections rebuild CommentView SearchText")
        {
            Views, Json,
        };
        rebuild.SetAction(RunAsync);
        return new Command("projections", "Views of the events: see also 'projections list'.") { rebuild };
    }

    static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var host = await ToolHost.StartAsync(cancellation);
        var views = RebuiltViews.Of(parsed.GetValue(Views) ?? []);
        using var shown = RebuildLine.OnTerminal(isPlain: parsed.GetValue(Json));
        var report = await host.Services.GetRequiredService<ViewRebuild>().RunAsync(views, shown, cancellation);
        shown.Dispose();
        await parsed.InvocationConfiguration.Output.WriteLineAsync(parsed.GetValue(Json) ? JsonLine.Of(report) : Sentence(report));
        return ExitCode.Done;
    }

    static string Sentence(RebuildReport report) => string.Create(
        CultureInfo.InvariantCulture,
        $"{report.Tables.Count} tables made again from {report.Events:N0} events in {report.Took.TotalSeconds:0.0} s: " +
        $"{report.Events / report.Took.TotalSeconds:N0} a second. Writers waited {report.Stopped.TotalMilliseconds:0} ms.");
}
