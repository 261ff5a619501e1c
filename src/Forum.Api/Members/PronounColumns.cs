using System.Text.Json;
using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Members;
using Npgsql;
using NpgsqlTypes;

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

    /// <summary>The same as columns of a new row.</summary>
    public static NewColumn<T>[] New<T>(Func<T, Pronouns> of) =>
    [
        new("pronoun_stance", NpgsqlDbType.Text, row => of(row).Stance.ToString()),
        new("pronoun_sets", NpgsqlDbType.Array | NpgsqlDbType.Text, row => Texts(of(row))),
        new("pronoun_details", NpgsqlDbType.Jsonb, row => Details(of(row)), Sql: "?::jsonb"),
        new("pronouns_ambiguous", NpgsqlDbType.Boolean, row => of(row).Ambiguous),
        new("pronoun_audience", NpgsqlDbType.Text, row => of(row).Audience.ToString()),
    ];

    public static object[] Values(Pronouns pronouns) =>
    [
        pronouns.Stance.ToString(),
        Texts(pronouns),
        Details(pronouns) ?? "",
        pronouns.Ambiguous,
        pronouns.Audience.ToString(),
    ];

    static string[] Texts(Pronouns pronouns) => [.. pronouns.Sets.Select(set => set.Display)];

    static string? Details(Pronouns pronouns) => pronouns.Sets.All(set => set.IsTextAlone) ? null : JsonSerializer.Serialize(pronouns.Sets);

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
