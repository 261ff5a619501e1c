using System.CommandLine;
using System.CommandLine.Parsing;

namespace Forum.Api.CommandLine;

/// <summary>The verbs of our own, beside those of <see cref="CritterStackCommands"/>. No verb at all starts the server.</summary>
public static class ForumCommand
{
    /// <summary>A database that was asked to stop gets this long to do so after Ctrl-C.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    static readonly string[] Questions = ["--help", "-h", "-?", "--version"];

    public static bool Handles(string[] args) =>
        args is [var first, ..] && (Questions.Contains(first) || (!first.StartsWith('-') && !CritterStackCommands.Handles(args)));

    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count == 0)
        {
            // Answers alone go to standard output; what a library prints on its own account joins the log.
            var answers = Console.Out;
            Console.SetOut(Console.Error);
            return await Failures.GuardAsync(() => parsed.InvokeAsync(new InvocationConfiguration
            {
                Output = answers,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = Patience,
            }));
        }

        foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync(error.Message);
        await Console.Error.WriteLineAsync($"See: {string.Join(' ', ["Forum.Api", .. Verbs(parsed).Reverse(), "--help"])}");
        return ExitCode.BadInput;
    }

    static RootCommand Root() => new(
        """
        An event-sourced discussion forum.

        Without a command it serves at http://localhost:5080. It works on the database in ConnectionStrings__Forum,
        else on a private PostgreSQL of its own, whose data is in FORUM_DATA.

        The Critter Stack's commands are here too, such as projections, db-patch, codegen: see help.
        """)
    {
        DemoCommand.Create(),
        ImportCommand.Create(),
        AdminCommand.Create(),
        VerifyCommand.Create(),
        RebuildCommand.Create(),
        ReplayCommand.Create(),
        CasesCommand.Create(),
        AnalyticsCommand.Create(),
        ExportCommand.Create(),
    };

    static IEnumerable<string> Verbs(ParseResult parsed)
    {
        for (var result = parsed.CommandResult; result.Command is not RootCommand; result = (CommandResult)result.Parent!)
        {
            yield return result.Command.Name;
        }
    }
}
