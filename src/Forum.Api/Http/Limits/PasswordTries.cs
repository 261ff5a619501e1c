using System.Threading.RateLimiting;
using Forum.Domain;

namespace Forum.Api.Http.Limits;

/// <summary>
/// Lets a password be tried so often and no oftener for one handle, whether an account has it or not, so that being refused tells nothing.
/// </summary>
public sealed class PasswordTries(RateLimits limits) : IDisposable
{
    /// <summary>No account's handle is longer. What is cut off would only let one request fill our memory.</summary>
    const int LongestKey = 200;

    readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(key => limits.IsEnabled
        ? RateLimitPartition.GetTokenBucketLimiter(key, _ => limits[Budget.Passwords].Bucket)
        : RateLimitPartition.GetNoLimiter(""));

    /// <param name="foldedHandle">However somebody writes a handle, it is one.</param>
    /// <returns>Why there is no try left; the answer already says when there will be.</returns>
    public Refused? Take(HttpContext context, string foldedHandle) =>
        Spend(context, $"handle {foldedHandle[..Math.Min(foldedHandle.Length, LongestKey)]}");

    /// <summary>The same for somebody who is signed in, perhaps with a token that is not theirs.</summary>
    public Refused? Take(HttpContext context, MemberId member) => Spend(context, $"member {member.Value}");

    public void Dispose() => limiter.Dispose();

    Refused? Spend(HttpContext context, string key)
    {
        using var lease = limiter.AttemptAcquire(key);
        return lease.IsAcquired ? null : lease.Refuse(context.Response);
    }
}
