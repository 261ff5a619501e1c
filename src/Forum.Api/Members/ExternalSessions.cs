using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Forum.Api.Storage;
using Microsoft.IdentityModel.JsonWebTokens;
using Npgsql;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Forum.Api.Members;

/// <summary>
/// Signing out of tokens that another issuer made: we cannot end a session there, but we remember which of its tokens are no longer good
/// here, by a hash each, for as long as they would have been.
/// </summary>
public sealed class ExternalSessions(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>The claim that tells one token of an issuer from another.</summary>
    public const string Claim = "token";

    /// <summary>When each member last signed out everywhere: tokens that were issued before are refused.</summary>
    public static readonly Table SignOuts = Define("sign_out", "member_id", "uuid", "at");

    /// <summary>The tokens that were signed out of one by one.</summary>
    public static readonly Table EndedTokens = Define("ended_token", "key", "text", "expires_at");

    /// <summary>What is signed, and not the signature: of some kinds there are several for one token.</summary>
    public static string KeyOf(JsonWebToken token) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"{token.EncodedHeader}.{token.EncodedPayload}")));

    public async Task EndAsync(ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (user.FindFirstValue(Claim) is not { } key) return;

        var expires = long.Parse(user.FindFirstValue(JwtRegisteredClaimNames.Exp)!, CultureInfo.InvariantCulture);
        await using var command = database.CreateCommand(
            """
            with over as (delete from forum.ended_token where expires_at <= $3)
            insert into forum.ended_token (key, expires_at) values ($1, $2) on conflict do nothing
            """);
        command.Parameters.Add(new() { Value = key });
        command.Parameters.Add(new() { Value = DateTimeOffset.FromUnixTimeSeconds(expires) + ExternalTokens.ClockSkew });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    static Table Define(string name, string key, string type, string time)
    {
        var table = new Table(new PostgresqlObjectName(ForumStore.EventSchema, name, SchemaUtils.IdentifierUsage.General));
        table.AddColumn(key, type).AsPrimaryKey();
        table.AddColumn(time, "timestamptz").NotNull();
        return table;
    }
}
