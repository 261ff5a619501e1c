using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Forum.Domain.Moderation.Rules;

namespace Forum.Api.Moderation;

/// <summary>A moderation rule as people write it, in JSON. What is not said is no condition; what is not known is refused.</summary>
public sealed record RuleFile(
    RuleAct Act = RuleAct.Remove, IReadOnlyList<RuleAbout>? About = null, double? AuthorYoungerThanDays = null, IReadOnlyList<string>? Links = null,
    string? Pattern = null, int? Reports = null)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <exception cref="FormatException">It is no rule; the message says why.</exception>
    public static ModerationRule Read(string text)
    {
        try
        {
            var file = JsonSerializer.Deserialize<RuleFile>(text, Json) ?? throw new FormatException("A rule is a JSON object.");
            var rule = new ModerationRule(
                file.Act,
                (file.About ?? [RuleAbout.Threads, RuleAbout.Comments]).ToHashSet(),
                file.AuthorYoungerThanDays is { } days ? TimeSpan.FromDays(days) : null,
                [.. (file.Links ?? []).Select(Domain)],
                file.Pattern is null ? null : new Regex(file.Pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant),
                file.Reports);
            if (!rule.HasConditions) throw new FormatException("A rule without a condition would act on everything.");
            return rule;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or NotSupportedException or OverflowException)
        {
            throw new FormatException(e.Message, e);
        }
    }

    static string Domain(string written) =>
        Uri.CheckHostName(written) == UriHostNameType.Dns ? new UriBuilder("http", written).Uri.IdnHost.ToLowerInvariant() : throw new FormatException($"'{written}' is no domain.");
}
