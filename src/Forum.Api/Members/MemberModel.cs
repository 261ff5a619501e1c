using System.Text.Json.Serialization;
using Forum.Api.Http;
using Forum.Domain.Members;
using Npgsql;

namespace Forum.Api.Members;

/// <summary>A member as every answer shows one.</summary>
/// <param name="Handle">Null for a former member, of whom nothing else is shown either.</param>
/// <param name="DisplayName">What they are called beside the handle; absent for somebody who goes by the handle alone.</param>
/// <param name="Host">The server that a page placed an imported author on; absent for our own.</param>
/// <param name="Imported">A page named them, and nobody has claimed what it says of them.</param>
/// <param name="Former">True for somebody who deleted their account; otherwise absent.</param>
public sealed record MemberModel(
    Guid Id, long Number, string? Handle,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? DisplayName,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Host,
    PronounsModel Pronouns, bool Imported,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Former)
{
    /// <summary>How many columns <see cref="Columns"/> names.</summary>
    public const int Width = 11;

    /// <summary>What <see cref="Read"/> wants selected, of <c>views.member</c> as <c>member</c>.</summary>
    public const string Columns =
        $"""
        member.id, member.number, member.handle, member.host,
        member.pronoun_stance, member.pronoun_sets, member.pronouns_ambiguous, member.imported,
        member.display_name, member.former, {StandingView.HiddenParts}
        """;

    /// <summary><see cref="Columns"/> of <c>views.member</c> under another name.</summary>
    public static string ColumnsOf(string alias) => Columns.Replace("member.", $"{alias}.", StringComparison.Ordinal);

    public static MemberModel Read(NpgsqlDataReader row, int at, Viewer viewer) => new(
        row.GetGuid(at), row.GetInt64(at + 1), Text(row, at + 2), IsShown(row, at, ProfilePart.DisplayName, viewer) ? Text(row, at + 8) : null, Text(row, at + 3),
        new PronounsModel(
            Enum.Parse<PronounStance>(row.GetString(at + 4)),
            row.GetFieldValue<string[]>(at + 5),
            row.GetBoolean(at + 6) ? true : null),
        row.GetBoolean(at + 7),
        row.GetBoolean(at + 9) ? true : null);

    /// <summary>A member sees of their own what a moderator hides from everybody else.</summary>
    public static bool IsShown(NpgsqlDataReader row, int at, ProfilePart part, Viewer viewer) =>
        viewer.Id?.Value == row.GetGuid(at) || !row.GetFieldValue<string[]>(at + 10).Contains(part.ToString());

    static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}

/// <param name="Ambiguous">True where an import cannot tell what was meant; otherwise absent.</param>
public sealed record PronounsModel(
    PronounStance Stance, IReadOnlyList<string> Sets,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Ambiguous);
