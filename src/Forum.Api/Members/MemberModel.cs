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
        // In the order of the columns: to go back in a row is to look for its columns from the first on.
        var (id, number, handle, host, imported) = (row.GetGuid(at), row.GetInt64(at + 1), Text(row, at + 2), Text(row, at + 3), row.GetBoolean(at + 4));
        var (displayName, former, hidden) = (Text(row, at + 5), row.GetBoolean(at + 6), row.GetFieldValue<string[]>(at + HiddenParts));
        var own = PronounColumns.Read(row, at + 8, areImported: imported);
        var (pronouns, areHidden) = ClaimedPronouns.Resolve(row, at + 8 + PronounColumns.Width, own);
        return new MemberModel(
            id, number, handle, viewer.Id?.Value == id || !Hides(hidden, ProfilePart.DisplayName) ? displayName : null, host,
            PronounsModel.Of(pronouns, areHidden || Hides(hidden, ProfilePart.Pronouns), new MemberId(id), viewer),
            imported, former ? true : null);
    }

    /// <summary>A member sees of their own what a moderator hides from everybody else.</summary>
    public static bool IsShown(NpgsqlDataReader row, int at, ProfilePart part, Viewer viewer) =>
        viewer.Id?.Value == row.GetGuid(at) || !Hides(row.GetFieldValue<string[]>(at + HiddenParts), part);

    const int HiddenParts = 7;

    static bool Hides(string[] hidden, ProfilePart part) => hidden.Length > 0 && hidden.Contains(part.ToString());

    static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
