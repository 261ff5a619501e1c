using System.Text.Json;
using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Members;
using Npgsql;

namespace Forum.Api.Members;

/// <summary>How <c>views.member</c> keeps pronouns: the texts of the sets as an array, and beside them what few sets have.</summary>
public static class PronounColumns
{
    public const string Names = "pronoun_stance, pronoun_sets, pronoun_details, pronouns_ambiguous, pronoun_audience";

    /// <summary>The places that <see cref="Values"/> fill.</summary>
    public const string Places = "?, ?, nullif(?, '')::jsonb, ?, ?";

    public const int Width = 5;

    /// <summary>What <see cref="Read"/> wants selected, of <c>views.member</c> as <c>member</c>.</summary>
    public const string Selected =
        "member.pronoun_stance, member.pronoun_sets, member.pronoun_details, member.pronouns_ambiguous, member.pronoun_audience";

    public static ViewTable Pronouns(this ViewTable table) => table
        .Required("pronoun_stance", "text")
        .Required("pronoun_sets", "text[]")
        .Optional("pronoun_details", "jsonb") // all sets again, if any of them is more than a text
        .Required("pronouns_ambiguous", "boolean")
        .Required("pronoun_audience", "text", initially: $"'{PronounAudience.Public}'");

    public static object[] Values(Pronouns pronouns) =>
    [
        pronouns.Stance.ToString(),
        pronouns.Sets.Select(set => set.Display).ToArray(),
        pronouns.Sets.All(set => set.IsTextAlone) ? "" : JsonSerializer.Serialize(pronouns.Sets),
        pronouns.Ambiguous,
        pronouns.Audience.ToString(),
    ];

    public static Pronouns Read(NpgsqlDataReader row, int at, bool areImported)
    {
        var pronouns = new Pronouns(
            Enum.Parse<PronounStance>(row.GetString(at)),
            row.IsDBNull(at + 2)
                ? [.. row.GetFieldValue<string[]>(at + 1)]
                : JsonSerializer.Deserialize<EquatableList<PronounSet>>(row.GetString(at + 2))!,
            row.GetBoolean(at + 3),
            Audience: Enum.Parse<PronounAudience>(row.GetString(at + 4)));
        return areImported ? pronouns.AsImported() : pronouns;
    }
}
