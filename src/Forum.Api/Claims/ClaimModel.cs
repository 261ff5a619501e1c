using Forum.Api.Http;
using Forum.Api.Members;
using Forum.Api.Text;
using Npgsql;

namespace Forum.Api.Claims;

public enum ClaimState
{
    Open,

    /// <summary>The author is the claimant, as a case says that can be undone.</summary>
    Granted,
    Refused,
    Retracted,

    /// <summary>Somebody else's claim was granted.</summary>
    Overtaken,
}

public enum ClaimSort
{
    New,
    Old,
}

/// <summary>A request of a member to be taken for whom a page names.</summary>
/// <param name="Author">Whom a page names; the claimant, once it is granted.</param>
/// <param name="AuthorNumber">The number to name the author by in a case.</param>
/// <param name="Refusal">Why it was refused; null where it was not.</param>
public sealed record ClaimModel(
    Guid Id, long Number, long AuthorNumber, MemberModel Author, MemberModel Claimant, string Statement, ClaimState State,
    DateTimeOffset RequestedAt, string? Refusal) : IMentioning<ClaimModel>
{
    /// <summary>SQL for a <see cref="ClaimState"/> by name.</summary>
    public const string StateSql =
        $"""
        case when author.claimed_by = request.claimant_id then '{nameof(ClaimState.Granted)}'
            when request.retracted_at is not null then '{nameof(ClaimState.Retracted)}'
            when request.refused_at is not null then '{nameof(ClaimState.Refused)}'
            when author.claimed_by is not null then '{nameof(ClaimState.Overtaken)}'
            else '{nameof(ClaimState.Open)}' end
        """;

    public static readonly string Columns =
        $"""
        request.id, request.number, author.number, request.statement, {StateSql}, request.requested_at, request.refusal,
        {MemberModel.Columns}, {MemberModel.ColumnsOf("claimant")}
        """;

    public const string Tables =
        """
        views.claim_request request
        join views.member author on author.id = request.author_id
        join views.member member on member.id = coalesce(author.claimed_by, author.id)
        join views.member claimant on claimant.id = request.claimant_id
        """;

    const int People = 7;

    IEnumerable<string?> IMentioning<ClaimModel>.Texts => [Statement, Refusal];

    public ClaimModel Shown(MentioningTexts texts) =>
        this with { Statement = texts.Plain(Statement), Refusal = texts.PlainOrNull(Refusal) };

    public static ClaimModel Read(NpgsqlDataReader row, Viewer viewer) => new(
        row.GetGuid(0), row.GetInt64(1), row.GetInt64(2), MemberModel.Read(row, People, viewer),
        MemberModel.Read(row, People + MemberModel.Width, viewer), row.GetString(3), Enum.Parse<ClaimState>(row.GetString(4)),
        row.GetFieldValue<DateTimeOffset>(5), row.IsDBNull(6) ? null : row.GetString(6));
}
