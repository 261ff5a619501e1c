using System.Collections.Concurrent;
using System.Diagnostics;
using Forum.Domain;
using Npgsql;

namespace Forum.Api.Http.Idempotency;

/// <summary>
/// Answers every POST that carries an <c>Idempotency-Key</c> once: a repeat gets the first's answer, for a day, from any node. One that
/// comes while the first is on its way waits for it. What failed, or died with its program, leaves no trace, and a repeat runs.
/// </summary>
public sealed class AnswersOnce(
    RequestDelegate next, IdempotentAnswers answers, Turns turns, ILogger<AnswersOnce> log)
{
    /// <summary>How long a repeat waits for the first. Phones give up after half a minute.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    readonly ConcurrentDictionary<string, Attempt> running = new();

    public async Task InvokeAsync(HttpContext context)
    {
        var keys = context.Request.Headers[IdempotencyKey.Header];
        if (keys.Count == 0
            || context.GetEndpoint() is not { } endpoint
            || !IdempotencyKey.IsTakenBy(context.Request.Method, endpoint.Metadata))
        {
            await next(context);
        }
        else if (keys.Count > 1 || !IdempotencyKey.IsWellFormed(keys[0]))
        {
            await Edge.IdempotencyKeyInvalid.ToProblem().ExecuteAsync(context);
        }
        else
        {
            var caller = context.User.Viewer().Id?.Value.ToString() ?? "";
            var request = await KeyedRequest.OfAsync(context.Request, keys[0]!, caller, IdempotencyKey.TakesSecret(endpoint));
            if (await AnswerAsync(context, request) is { } refused) await RefuseAsync(context, refused);
        }
    }

    async Task<Refused?> AnswerAsync(HttpContext context, KeyedRequest request)
    {
        var id = Convert.ToHexString(request.Id);
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience;)
        {
            var mine = new Attempt(request);
            var first = running.GetOrAdd(id, mine);
            if (first == mine) return await LeadAsync(context, request, mine, id);
            if (!first.Request.IsSameAs(request)) return Edge.IdempotencyKeyReused;
            if (await first.WaitAsync(Patience - waited.Elapsed, context.RequestAborted) is not { } answer) continue; // it came to nothing

            await answer.GiveAsync(context.Response, isRepeat: true);
            return null;
        }

        return Edge.IdempotencyInProgress;
    }

    async Task<Refused?> LeadAsync(HttpContext context, KeyedRequest request, Attempt mine, string id)
    {
        KeptAnswer? answer = null;
        bool isRepeat;
        try
        {
            await using var turn = await turns.TakeAsync(request.Id, Patience, context.RequestAborted);
            if (turn is null) return Edge.IdempotencyInProgress;

            var kept = await answers.FindAsync(request.Id);
            isRepeat = kept is not null;
            answer = kept is null ? await RunAsync(context, request) : request.Open(kept);
        }
        finally
        {
            running.TryRemove(id, out _);
            mine.End(answer);
        }

        if (answer is null) return Edge.IdempotencyKeyReused;
        await answer.GiveAsync(context.Response, isRepeat);
        return null;
    }

    async Task<KeptAnswer> RunAsync(HttpContext context, KeyedRequest request)
    {
        // Who sends a key wants the thing done, and its answer kept, even if the line breaks meanwhile.
        context.RequestAborted = CancellationToken.None;
        context.Features.Set(request);
        var answer = await KeptAnswer.CatchAsync(context, next);
        try
        {
            if (answer.IsFinal) await answers.KeepAsync(request.Id, request.Close(answer));
        }
        catch (NpgsqlException exception)
        {
            log.LogWarning(exception, "An answer could not be kept; a repeat of its request would run again.");
        }

        return answer;
    }

    static async Task RefuseAsync(HttpContext context, Refused refused)
    {
        if (refused == Edge.IdempotencyInProgress) context.Response.Headers.RetryAfter = "1";
        await refused.ToProblem().ExecuteAsync(context);
    }

    /// <summary>A request that runs in this program, for those of the same key to wait for.</summary>
    sealed class Attempt(KeyedRequest request)
    {
        readonly TaskCompletionSource<KeptAnswer?> end = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public KeyedRequest Request => request;

        public void End(KeptAnswer? answer) => end.SetResult(answer is { IsFinal: true } ? answer : null);

        /// <summary>Null if it is not answered by then, or not in a way that could be repeated.</summary>
        public async Task<KeptAnswer?> WaitAsync(TimeSpan patience, CancellationToken cancellation)
        {
            try
            {
                return await end.Task.WaitAsync(patience > TimeSpan.Zero ? patience : TimeSpan.Zero, cancellation);
            }
            catch (TimeoutException)
            {
                return null;
            }
        }
    }
}
