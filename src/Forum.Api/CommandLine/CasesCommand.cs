using System.CommandLine;
using System.Globalization;
using Forum.Api.Moderation;
using Forum.Domain.Moderation.Rules;

namespace Forum.Api.CommandLine;

/// <summary><c>cases dry-run --rule FILE --since T</c>: what a moderation rule would have done, had it been there.</summary>
public static class CasesCommand
{
    static readonly Option<FileInfo> Rule = new("--rule") { Description = "A JSON file; README.md says what may be in it.", Required = true };

    static readonly Option<DateTimeOffset> Since = new("--since")
    {
        Description = "From when on the rule would have acted, as 2026-11-01T00:00:00Z.",
        Required = true,
        CustomParser = result => Time(result.Tokens[0].Value) ?? Refuse(result),
    };

    static readonly Option<bool> Json = new("--json") { Description = "Answer with one JSON object." };

    public static Command Create()
    {
        Rule.AcceptExistingOnly();
        var run = new Command(
            "dry-run",
            "Run a moderation rule over history and tell what it would have done, by what was known at each moment. Nothing is changed.\n\n" +
            "Example: Forum.Api cases dry-run --rule spam.json --since 2026-11-01T00:00:00Z")
        {
            Rule, Since, Json,
        };
        run.SetAction(RunAsync);
        return new Command("cases", "Acts of moderators.") { run };
    }

    static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        ModerationRule rule;
        try
        {
            rule = RuleFile.Read(await File.ReadAllTextAsync(parsed.GetRequiredValue(Rule).FullName, cancellation));
        }
        catch (FormatException e)
        {
            await Console.Error.WriteLineAsync($"{parsed.GetRequiredValue(Rule).Name} is no rule: {e.Message}");
            return ExitCode.BadInput;
        }

        await using var host = await ToolHost.StartAsync(cancellation);
        using var shown = RebuildLine.OnTerminal(isPlain: parsed.GetValue(Json));
        var outcome = await host.Services.GetRequiredService<RuleRun>().RunAsync(rule, parsed.GetRequiredValue(Since), shown, cancellation);
        shown.Dispose();
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(Json)) await output.WriteLineAsync(JsonLine.Of(outcome));
        else foreach (var line in Sentences(outcome)) await output.WriteLineAsync(line);
        return ExitCode.Done;
    }

    static IEnumerable<string> Sentences(RuleOutcome outcome)
    {
        foreach (var found in outcome.Hits)
        {
            var hit = found.Hit;
            string?[] known =
            [
                hit.AuthorAge is { } age ? string.Create(CultureInfo.InvariantCulture, $"author {age.TotalDays:0.##} days old") : null,
                hit.Domain is null ? null : $"leads to {hit.Domain}", hit.Reports == 0 ? null : $"{hit.Reports} reports",
                hit.WasHidden ? "hidden before" : found.IsHidden ? "hidden by a moderator later" : null,
            ];
            yield return $"{hit.At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}  event {found.Position}  {(hit.Act == RuleAct.Remove ? "removes" : "reports")} " +
                $"{(hit.About == RuleAbout.Threads ? "thread" : "comment")} {hit.Number}: {string.Join(", ", known.OfType<string>())}".TrimEnd(' ', ':');
        }

        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"It would have acted {outcome.Hits.Count:N0} times, of {outcome.Judged:N0} that it was asked, in {outcome.Events:N0} events. " +
            $"Moderators hide {outcome.Hits.Count(hit => hit.IsHidden):N0} of these posts.");
    }

    static DateTimeOffset? Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.ToUniversalTime() : null;

    static DateTimeOffset Refuse(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError($"'{result.Tokens[0].Value}' is no time, such as 2026-11-01T00:00:00Z.");
        return default;
    }
}
