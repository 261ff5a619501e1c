using System.CommandLine;
using Forum.Api.Modlog;

namespace Forum.Api.CommandLine;

/// <summary><c>verify</c>: whether the moderation log tells what the events say, nothing more and nothing less.</summary>
public static class VerifyCommand
{
    static readonly Option<string?> Head = new("--head")
    {
        Description = "A NUMBER:HASH that an earlier verify printed, or that the log showed: the log must still contain it.",
    };

    static readonly Option<bool> Json = new("--json") { Description = "Answer with one JSON object." };

    public static Command Create()
    {
        Head.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } said && Parse(said) is null) result.AddError($"'{said}' is no NUMBER:HASH.");
        });
        var command = new Command(
            "verify",
            "Check the moderation log against the events that it tells of.\n\n" +
            "Example: Forum.Api verify --head 17:5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9")
        {
            Head, Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var host = await ToolHost.StartAsync(cancellation);
        var noted = parsed.GetValue(Head) is { } said ? Parse(said) : null;
        var result = await host.Services.GetRequiredService<ModlogVerification>().RunAsync(noted, cancellation);
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(Json)) await output.WriteLineAsync(JsonLine.Of(result));
        else await output.WriteLineAsync(Sentence(result));
        return result.Wrong is null ? ExitCode.Done : ExitCode.Failed;
    }

    static string Sentence(Verification result) => result switch
    {
        { Wrong: { } wrong } => wrong,
        { Waiting: 0 } => $"The log is whole: {result.Entries} entries, head {result.Head}",
        _ => $"The log is whole as far as it goes: {result.Entries} entries, {result.Waiting} to come, head {result.Head}",
    };

    static (long Number, string Hash)? Parse(string head) =>
        head.Split(':') is [var number, { Length: 64 } hash] && long.TryParse(number, out var value) && value >= 0 && hash.All(char.IsAsciiHexDigit)
            ? (value, hash)
            : null;
}
