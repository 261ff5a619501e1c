using System.Collections.Concurrent;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Forum.Api.Members;

/// <summary>
/// Remembers which of our tokens it has found good, so that the signature of one is checked once and not for each request. Whether its session
/// has ended is asked each time, elsewhere. For one key and one set of rules: what is remembered is not asked whose it is.
/// </summary>
public sealed class KnownTokens(TimeProvider clock) : JsonWebTokenHandler
{
    /// <summary>Some are forgotten at the cost of a look at their signature.</summary>
    public const int MostRemembered = 2_000;

    readonly ConcurrentDictionary<string, TokenValidationResult> good = new();

    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        if (token is not null && good.TryGetValue(token, out var known))
        {
            if (IsInItsTime(known.SecurityToken)) return known;
            good.TryRemove(token, out _);
        }

        var result = await base.ValidateTokenAsync(token, validationParameters);
        if (result.IsValid) Remember(token!, result);
        return result;
    }

    bool IsInItsTime(SecurityToken token)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return token.ValidFrom <= now && now < token.ValidTo;
    }

    void Remember(string token, TokenValidationResult result)
    {
        if (good.Count >= MostRemembered) good.Clear();
        good[token] = result;
    }
}
