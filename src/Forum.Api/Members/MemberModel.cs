using System.Text.Json.Serialization;
using Forum.Api.Http;
using Forum.Domain;
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
    public const int Width = 8 + PronounColumns.Width + ClaimedPronouns.Width;

    /// <summary>What <see cref="Read"/> wants selected, of <c>views.member</c> as <c>member</c>.</summary>
    public const string Columns =
        $"""
        member.id, member.number, member.handle, member.host, member.imported, member.display_name, member.former, {StandingView.HiddenParts},
        {PronounColumns.Selected}, {ClaimedPronouns.Selected}
        """;

    /// <summary><see cref="Columns"/> of <c>views.member</c> under another name.</summary>
    public static string ColumnsOf(string alias) => Columns.Replace("member.", $"{alias}.", StringComparison.Ordinal);

    public static MemberModel Read(NpgsqlDataReader row, int at, Viewer viewer)
    {
        var own = PronounColumns.Read(row, at + 8, areImported: row.GetBoolean(at + 4));
        var (pronouns, areHidden) = ClaimedPronouns.Resolve(row, at + 8 + PronounColumns.Width, own);
        return new MemberModel(
            row.GetGuid(at), row.GetInt64(at + 1), Text(row, at + 2),
            IsShown(row, at, ProfilePart.DisplayName, viewer) ? Text(row, at + 5) : null, Text(row, at + 3),
            PronounsModel.Of(pronouns, areHidden || IsHidden(row, at, ProfilePart.Pronouns), new MemberId(row.GetGuid(at)), viewer),
            row.GetBoolean(at + 4),
            row.GetBoolean(at + 6) ? true : null);
    }

    /// <summary>A member sees of their own what a moderator hides from everybody else.</summary>
    public static bool IsShown(NpgsqlDataReader row, int at, ProfilePart part, Viewer viewer) =>
        viewer.Id?.Value == row.GetGuid(at) || !IsHidden(row, at, part);

    static bool IsHidden(NpgsqlDataReader row, int at, ProfilePart part) => row.GetFieldValue<string[]>(at + 7).Contains(part.ToString());

    static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
