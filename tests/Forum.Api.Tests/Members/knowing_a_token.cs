using Forum.Api.Members;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Forum.Api.Tests.Members;

public class knowing_a_token
{
    static readonly DateTime Start = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    readonly SymmetricSecurityKey key = new(new byte[64]);
    readonly SettableClock clock = new() { Now = Start };
    int looks;

    [Fact]
    public async Task looks_at_its_signature_once()
    {
        var (tokens, token) = (new KnownTokens(clock), Issue(key));
        Assert.True((await ValidateAsync(tokens, token)).IsValid);
        Assert.True((await ValidateAsync(tokens, token)).IsValid);
        Assert.Equal(1, looks);
    }

    [Fact]
    public async Task ends_when_its_time_is_over()
    {
        var (tokens, token) = (new KnownTokens(clock), Issue(key));
        Assert.True((await ValidateAsync(tokens, token)).IsValid);
        clock.Now = Start.AddHours(1);
        Assert.False((await ValidateAsync(tokens, token)).IsValid);
    }

    [Fact]
    public async Task is_not_to_know_one_like_it()
    {
        var (tokens, token) = (new KnownTokens(clock), Issue(key));
        Assert.True((await ValidateAsync(tokens, token)).IsValid);
        var other = new byte[64];
        other[0] = 1;
        var forged = token[..token.LastIndexOf('.')] + Issue(new SymmetricSecurityKey(other))[token.LastIndexOf('.')..];
        Assert.NotEqual(token, forged);
        Assert.False((await ValidateAsync(tokens, forged)).IsValid);
        Assert.False((await ValidateAsync(tokens, forged)).IsValid);
    }

    static string Issue(SecurityKey with) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = "forum",
        Audience = "forum",
        IssuedAt = Start,
        NotBefore = Start,
        Expires = Start.AddHours(1),
        SigningCredentials = new SigningCredentials(with, SecurityAlgorithms.HmacSha256),
    });

    Task<TokenValidationResult> ValidateAsync(KnownTokens tokens, string token) => tokens.ValidateTokenAsync(token, new TokenValidationParameters
    {
        ValidIssuer = "forum",
        ValidAudience = "forum",
        IssuerSigningKeyResolver = (_, _, _, _) =>
        {
            looks++;
            return [key];
        },
        LifetimeValidator = (from, to, _, _) => from <= clock.Now && clock.Now < to,
    });

    sealed class SettableClock : TimeProvider
    {
        public DateTime Now { get; set; }

        public override DateTimeOffset GetUtcNow() => new(Now);
    }
}
