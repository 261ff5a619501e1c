using System.CommandLine;
using Forum.Api.Imports;
using Forum.Api.Imports.Dumps;
using Forum.Domain.Imports;

namespace Forum.Api.CommandLine;

/// <summary>
/// <c>import FILE...</c>: pages of text become threads, and dumps of forums many. Each file is one import; a bad one does not keep the others out.
/// </summary>
public static class ImportCommand
{
    static readonly Argument<string[]> Files = new("file")
    {
        Description = "Pages of text in UTF-8, or dumps with a JSON object a line (.ndjson); - reads one from standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    static readonly Option<string> Community = new("--community")
    {
        Description = "Where to; of a dump, what names no community of its own. Founded if there is none of this name.",
        DefaultValueFactory = _ => ImportPage.DefaultCommunity,
    };

    static readonly Option<string?> CapturedAt = new("--captured-at")
    {
        Description =
            "When the pages or dumps were copied: 2025-03-01 or 2025-03-01T12:00:00Z. Their relative times count from it; today if not said.",
    };

    static readonly Option<string?> Title = new("--title")
    {
        Description = "The thread's title; the article's first sentence if not said.",
    };

    static readonly Option<string?> Format = new Option<string?>("--format")
    {
        Description = "page or ndjson, where neither the file's ending nor its first line tells.",
    }.AcceptOnlyFromAmong("page", "ndjson");

    static readonly Option<string?> Source = new("--source")
    {
        Description =
            "Where a dump is from. A line with the same id from the same source is the same thing again, in whatever file; the file's name if not said.",
    };

    static readonly Option<bool> Json = new("--json") { Description = "Answer with one JSON object a line." };

    public static Command Create()
    {
        // Else a misspelled option would be taken for one more file.
        Files.Validators.Add(result =>
        {
            var option = result.Tokens.FirstOrDefault(token => token.Value is ['-', _, ..]);
            if (option is not null) result.AddError($"There is no option '{option.Value}'.");
        });
        var command = new Command(
            "import",
            "Import pages of text, an article with its comments each, or dumps of whole forums.\n\n" +
            "Example: Forum.Api import page.txt --community news --captured-at 2025-03-01\n" +
            "Example: Forum.Api import dump.ndjson --source old.example.org")
        {
            Files, Community, CapturedAt, Title, Format, Source, Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var said = parsed.GetValue(CapturedAt);
        var capture = said is null ? null : CaptureText.Read(said, DateTimeOffset.UtcNow);
        if (said is not null && capture is null)
        {
            await Console.Error.WriteLineAsync($"{Http.Requests.CapturedAtInvalid.Reason} ({Http.Requests.CapturedAtInvalid.Code})");
            return ExitCode.BadInput;
        }

        var exitCode = ExitCode.Done;
        await using var host = await ToolHost.StartAsync(cancellation);
        await Progress.OverAsync(parsed.GetRequiredValue(Files), async (file, progress) =>
        {
            var isGood = IsDump(file, parsed)
                ? await ImportDumpAsync(host, file, parsed, capture, progress, cancellation)
                : await ImportAsync(host, file, parsed, capture, cancellation);
            if (!isGood) exitCode = ExitCode.BadInput;
        });
        return exitCode;
    }

    static bool IsDump(string file, ParseResult parsed) => parsed.GetValue(Format) switch
    {
        "ndjson" => true,
        "page" => false,
        _ => file != "-" && DumpFormat.IsDump(file),
    };

    /// <returns>Whether every line of it is there now.</returns>
    static async Task<bool> ImportDumpAsync(
        ToolHost host, string file, ParseResult parsed, Capture? capture, Action<double> progress, CancellationToken cancellation)
    {
        var report = await ImportedDump.OfAsync(
            host, file, parsed.GetValue(Source), parsed.GetRequiredValue(Community), capture, progress, cancellation);
        if (report is null) return false;
        await parsed.InvocationConfiguration.Output.WriteLineAsync(
            parsed.GetValue(Json) ? JsonLine.Of(report) : $"{file}: {ImportedDump.Sentence(report)}");
        return report.Refused == 0;
    }

    static async Task<bool> ImportAsync(ToolHost host, string file, ParseResult parsed, Capture? capture, CancellationToken cancellation)
    {
        if (await ReadAsync(file, cancellation) is not { } bytes) return false;

        var command = new ImportPage(bytes, parsed.GetRequiredValue(Community), capture, parsed.GetValue(Title), Importer: null);
        switch (await host.InvokeAsync<ImportOutcome>(command, ImportArticleEndpoint.Timeout, cancellation))
        {
            case ImportOutcome.NotImported refused:
                await Console.Error.WriteLineAsync($"{file}: {refused.Reason.Reason} ({refused.Reason.Code})");
                return false;
            case ImportOutcome.Imported imported when parsed.GetValue(Json):
                await parsed.InvocationConfiguration.Output.WriteLineAsync(JsonLine.Of(imported));
                return true;
            case ImportOutcome.Imported imported:
                await parsed.InvocationConfiguration.Output.WriteLineAsync($"{file}: {Sentence(imported)}");
                foreach (var warning in imported.Warnings) await Console.Error.WriteLineAsync($"{file}: {warning}");
                return true;
            case var other:
                throw new InvalidOperationException($"An import came to {other}.");
        }
    }

    static string Sentence(ImportOutcome.Imported imported) =>
        $"thread {imported.Thread}{(imported.Created ? "" : ", imported before")}, " +
        $"with {imported.Comments} comments by {imported.Members} people: {imported.Title}";

    // No more than the limit and one byte is read, which is enough to be refused for.
    static async Task<byte[]?> ReadAsync(string file, CancellationToken cancellation)
    {
        try
        {
            await using var page = file == "-" ? Console.OpenStandardInput() : File.OpenRead(file);
            using var bytes = new MemoryStream();
            var buffer = new byte[81920];
            int read;
            while (bytes.Length <= ArticlePage.MaxBytes && (read = await page.ReadAsync(buffer, cancellation)) > 0)
            {
                bytes.Write(buffer, 0, read);
            }

            return bytes.ToArray();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return null;
        }
    }
}
