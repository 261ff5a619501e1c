using Forum.Api.Http;
using Npgsql;

namespace Forum.Api.Members;

/// <summary>Who wrote something as of now: the account that claimed an imported author, else the author.</summary>
/// <param name="Withdrew">They left, and took what they wrote along.</param>
/// <param name="IsBlocked">The viewer does not want to read what they write.</param>
public sealed record Person(MemberModel Member, bool Withdrew, bool IsBlocked)
{
    /// <summary>What <see cref="Read"/> wants selected, of <c>views.member</c> as <c>member</c>. $3 is the viewer.</summary>
    public static readonly string Columns = $"member.withdrawn, {Blocked.Is("member.id")}, {MemberModel.Columns}";

    /// <summary>How many columns <see cref="Columns"/> names.</summary>
    public const int Width = 2 + MemberModel.Width;

    public static Person Read(NpgsqlDataReader row, int at, Viewer viewer) =>
        new(MemberModel.Read(row, at + 2, viewer), row.GetBoolean(at), row.GetBoolean(at + 1));

    /// <returns>Null where nobody was found to join.</returns>
    public static Person? ReadOrNull(NpgsqlDataReader row, int at, Viewer viewer) => row.IsDBNull(at) ? null : Read(row, at, viewer);
}
