using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Forum.Api.Http.Caching;

/// <summary>
/// Keeps what strangers are answered, in memory, until an event changes it (<see cref="AnswerTide"/>), so that a page which many read is made
/// once. Who asks for the same at the same time waits for one to make it.
/// </summary>
public sealed class SharedAnswers : IDisposable
{
    /// <summary>How much is kept, in mebibytes; 0 keeps nothing.</summary>
    public const string Setting = "SharedAnswers:Megabytes";

    const int UsualMegabytes = 32, MostMegabytes = 64 * 1024, LongestQuery = 1_000;

    /// <summary>Some of it changes with time alone, such as a ban that ends, or the order of what is hot.</summary>
    static readonly TimeSpan LongestKept = TimeSpan.FromSeconds(10);

    readonly AnswerAge age;
    readonly TimeProvider clock;
    readonly MemoryCache? cache;
    readonly ConcurrentDictionary<(string Address, long Now), Task<HeldAnswer?>> underWay = new();

    /// <exception cref="OptionsValidationException">The setting is no size.</exception>
    public SharedAnswers(AnswerAge age, TimeProvider clock, IConfiguration configuration)
    {
        (this.age, this.clock) = (age, clock);
        var megabytes = configuration[Setting] is not { } text ? UsualMegabytes
            : int.TryParse(text, out var said) && said is >= 0 and <= MostMegabytes ? said
            : throw new OptionsValidationException(
                Setting, typeof(SharedAnswers), [$"{Setting} cannot be used: it is a whole number from 0 to {MostMegabytes}."]);
        if (megabytes > 0) cache = new(new MemoryCacheOptions { SizeLimit = megabytes * 1024L * 1024 });
    }

    /// <summary>Whether nothing is ever kept, because an operator said so.</summary>
    public bool IsOff => cache is null;

    /// <summary>Whether anything is kept at present that a change could make untrue.</summary>
    public bool IsEmpty => (cache?.Count ?? 0) == 0 && underWay.IsEmpty;

    /// <summary>Whether what is asked is answered alike for all who ask it.</summary>
    public static bool Has(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<SharedAttribute>() is not null
        && context.Request.Headers.Authorization.Count == 0 && context.User.Identity is not { IsAuthenticated: true }
        && context.Request.QueryString.Value is not { Length: > LongestQuery };

    /// <param name="ask">Makes the answer; null where it went out as it was made, and nothing can be kept.</param>
    public Task<HeldAnswer?> GetAsync(HttpContext context, Func<Task<HeldAnswer?>> ask)
    {
        if (cache is null || age.IsUnsure) return ask();
        var (address, now) = ($"{context.Request.Path.Value}{context.Request.QueryString.Value}", age.Now);
        if (cache.TryGetValue(address, out Kept? kept) && kept!.Until > clock.GetTimestamp() && age.Stands(kept.Since, kept.Thread))
        {
            return Task.FromResult<HeldAnswer?>(kept.Answer);
        }

        return MakeAsync(context, address, now, ask);
    }

    public void Dispose() => cache?.Dispose();

    async Task<HeldAnswer?> MakeAsync(HttpContext context, string address, long now, Func<Task<HeldAnswer?>> ask)
    {
        var making = new TaskCompletionSource<HeldAnswer?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = underWay.GetOrAdd((address, now), making.Task);
        if (first != making.Task) return await first.WaitAsync(context.RequestAborted) ?? await ask();

        HeldAnswer? answer = null;
        try
        {
            answer = await ask();
            if (answer is not null) Keep(context, address, now, answer);
            return answer;
        }
        finally
        {
            underWay.TryRemove((address, now), out _);
            making.SetResult(answer); // whoever waited for one that failed asks for themself
        }
    }

    void Keep(HttpContext context, string address, long now, HeldAnswer answer)
    {
        var thread = context.Features.Get<AnswerAbout>()?.Thread;
        if (!age.Stands(now, thread)) return;
        var until = clock.GetTimestamp() + (long)(LongestKept.TotalSeconds * clock.TimestampFrequency);
        using var entry = cache!.CreateEntry(address);
        entry.Value = new Kept(answer with { Body = answer.Body.ToArray() }, now, thread, until); // no larger than it is
        entry.Size = answer.Body.Length + (address.Length * sizeof(char));
        entry.AbsoluteExpirationRelativeToNow = LongestKept;
    }

    /// <param name="Until">When it is too old whatever happens, as a timestamp of the clock.</param>
    sealed record Kept(HeldAnswer Answer, long Since, Guid? Thread, long Until);
}
