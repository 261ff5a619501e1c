using System.CommandLine;
using System.Globalization;
using Forum.Api.Comments;
using Forum.Api.Http;
using Forum.Api.Replay;
using Forum.Api.Threads;

namespace Forum.Api.CommandLine;

/// <summary><c>replay</c>: a thread as it stood, or how it came about, as anybody may see it.</summary>
public static class ReplayCommand
{
    /// <summary>Nobody waits longer for the next event, however long it took.</summary>
    static readonly TimeSpan LongestStep = TimeSpan.FromSeconds(1);

    static readonly Argument<long> Thread = new("THREAD") { Description = "The number of the thread." };

    static readonly Option<string?> AsOf = new("--as-of") { Description = "A moment, such as 2026-11-28T09:30:00Z." };

    static readonly Option<string?> Cut = new("--cut") { Description = "A position in the sequence of all events." };

    static readonly Option<bool> Play = new("--play") { Description = "Print the thread again at each event, from its beginning up to there." };

    static readonly Option<double> Speed = new("--speed")
    {
        Description = "How much faster than it happened; at most a second passes between two events.",
        DefaultValueFactory = _ => 1,
    };

    static readonly Option<bool> Json = new("--json") { Description = "Answer with one JSON object, or with one a line for each event." };

    public static Command Create()
    {
        Speed.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (> 0 and <= 1e9)) result.AddError("--speed is a number above zero.");
        });
        var command = new Command(
            "replay", "Print a thread as it stood at a moment, or play how it came about.\n\nExample: Forum.Api replay 12 --as-of 2026-11-28T09:30:00Z")
        {
            Thread, AsOf, Cut, Play, Speed, Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        if (CutRequest.Read(parsed.GetValue(AsOf), parsed.GetValue(Cut), out var asked) is { } noCut) return await FailAsync(noCut);
        await using var host = await ToolHost.StartAsync(cancellation);
        var replay = host.Services.GetRequiredService<ReplayQuery>();
        var number = parsed.GetValue(Thread);
        var (thread, gone) = await replay.FindShownAsync(number, asked ?? CutRequest.Newest, Viewer.Nobody, cancellation);
        if (thread is null) return await FailAsync(gone!);

        var output = parsed.InvocationConfiguration.Output;
        if (!parsed.GetValue(Play)) return await PrintAsync(replay, number, thread.Cut, moment: null, parsed, output, cancellation);

        var moments = await host.Services.GetRequiredService<TimelineQuery>().MomentsAsync(thread, Viewer.Nobody, cancellation);
        DateTimeOffset? last = null;
        foreach (var moment in moments.Moments)
        {
            if (last is { } before) await Task.Delay(Wait(moment.At - before, parsed.GetValue(Speed)), cancellation);
            last = moment.At;
            await PrintAsync(replay, number, new CutModel(moment.Cut, moment.At), moment, parsed, output, cancellation);
        }

        return ExitCode.Done;
    }

    /// <param name="moment">What has just happened, where the thread is played.</param>
    static async Task<int> PrintAsync(
        ReplayQuery replay, long number, CutModel cut, Moment? moment, ParseResult parsed, TextWriter output, CancellationToken cancellation)
    {
        if (await ReadAsync(replay, number, cut, cancellation) is not { } thread)
        {
            // Where it was hidden in between, there is nothing to see.
            return moment is null ? await FailAsync(Requests.ThreadNotFound) : ExitCode.Done;
        }

        if (parsed.GetValue(Json))
        {
            await output.WriteLineAsync(JsonLine.Of<object>(moment is null ? thread : new { moment, thread }));
            return ExitCode.Done;
        }

        var at = cut.At?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "before anything";
        await output.WriteLineAsync($"cut {cut.Position}, {at}{(moment is null ? "" : $": {Sentence(moment)}")}");
        ThreadTree.Print(thread, cut.At ?? DateTimeOffset.UnixEpoch, output);
        return ExitCode.Done;
    }

    /// <summary>The thread with all of its comments.</summary>
    static async Task<ThreadModel?> ReadAsync(ReplayQuery replay, long number, CutModel cut, CancellationToken cancellation)
    {
        var (comments, after) = (new List<CommentModel>(), default(Cursor));
        while (true)
        {
            var part = new ThreadPart(new Paging<CommentSort>(CommentSort.Old, Requests.MaxLimit, after));
            var (page, _) = await replay.PageAsync(number, part, new CutRequest(cut.Position, null), Viewer.Nobody, cancellation);
            if (page is null) return null;
            comments.AddRange(page.Comments);
            if (page.Next is not { } next) return page with { Comments = comments };
            after = Cursor.Parse(next, part.Paging.Order);
        }
    }

    static string Sentence(Moment moment) =>
        $"{(moment.Comment is { } comment ? $"comment {comment}" : "the thread")} {moment.Kind.ToString().ToLowerInvariant()}"
        + (moment.Case is { } @case ? $" in case {@case}" : "");

    static TimeSpan Wait(TimeSpan passed, double speed)
    {
        var wait = passed.TotalSeconds / speed;
        return wait <= 0 ? TimeSpan.Zero : wait >= LongestStep.TotalSeconds ? LongestStep : TimeSpan.FromSeconds(wait);
    }

    static async Task<int> FailAsync(Domain.Refused refused)
    {
        await Console.Error.WriteLineAsync(refused.Reason);
        return ExitCode.BadInput;
    }
}
