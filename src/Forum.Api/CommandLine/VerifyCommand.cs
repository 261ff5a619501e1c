using System.CommandLine;
using System.Globalization;
using Forum.Api.Modlog;
using Forum.Api.Rebuilding;

namespace Forum.Api.CommandLine;

/// <summary><c>verify</c>: whether the views and the moderation log tell what the events say, nothing more and nothing less.</summary>
public static class VerifyCommand
{
    sealed record Answer(bool IsTrue, ViewTruth Views, Verification Log);

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
            "Check every row of every view, and the chain of the moderation log, against the events. People read and write on meanwhile.\n\n" +
            "Example: Forum.Api verify\n" +
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
        using var shown = RebuildLine.OnTerminal(isPlain: parsed.GetValue(Json));
        var views = await host.Services.GetRequiredService<ViewVerification>().RunAsync(shown, cancellation);
        shown.Dispose();
        var log = await host.Services.GetRequiredService<ModlogVerification>().RunAsync(noted, cancellation);
        var answer = new Answer(views.Wrong.Count == 0 && log.Wrong is null, views, log);
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(Json)) await output.WriteLineAsync(JsonLine.Of(answer));
        else foreach (var line in (IEnumerable<string>)[Sentence(log), .. Sentences(views)]) await output.WriteLineAsync(line);
        return answer.IsTrue ? ExitCode.Done : ExitCode.Failed;
    }

    static string Sentence(Verification result) => result switch
    {
        { Wrong: { } wrong } => wrong,
        { Waiting: 0 } => $"The log is whole: {result.Entries} entries, head {result.Head}",
        _ => $"The log is whole as far as it goes: {result.Entries} entries, {result.Waiting} to come, head {result.Head}",
    };

    static IEnumerable<string> Sentences(ViewTruth truth)
    {
        foreach (var table in truth.Wrong)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{table.Table}: {table.Rows:N0} rows are not what the events say.");
            foreach (var row in table.First) yield return $"  {row.Is} {row.Key}{(row.Columns.Count == 0 ? "" : $": {string.Join(", ", row.Columns)}")}";
        }

        // To be kept, and compared with those of another day or of a copy.
        foreach (var sums in truth.Tables)
        {
            yield return Line(sums.Projection, sums.Table, sums.Stands);
            if (!sums.AreSame) yield return Line("  by the events", "", sums.Told);
        }

        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{truth.Rows:N0} rows are what {truth.Events:N0} events say, up to event {truth.Through}, counts up to event {truth.Counted}. {truth.Took.TotalSeconds:0.0} s.");
    }

    static string Line(string projection, string table, RowSum sum) =>
        string.Create(CultureInfo.InvariantCulture, $"{projection,-20} {table,-20} {sum.Rows,12:N0} rows {sum.Hash}");

    static (long Number, string Hash)? Parse(string head) =>
        head.Split(':') is [var number, { Length: 64 } hash] && long.TryParse(number, out var value) && value >= 0 && hash.All(char.IsAsciiHexDigit)
            ? (value, hash)
            : null;
}
