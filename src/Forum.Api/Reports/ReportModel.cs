using Forum.Api.Moderation;
using Forum.Api.Text;
using Forum.Domain.Members;
using Forum.Domain.Moderation;
using Forum.Domain.Reports;
using Npgsql;

namespace Forum.Api.Reports;

/// <summary>A report, as whoever filed it sees it.</summary>
/// <param name="Thread">The number of what is reported, unless it may no longer be known of; so with the comment and the member.</param>
/// <param name="Part">Of the member's profile.</param>
/// <param name="Outcome">Null while it is open.</param>
public sealed record ReportModel(
    Guid Id, long Number, CaseItemKind Kind, long? Thread, long? Comment, long? Member, ProfilePart? Part, string? Community, string Reason,
    DateTimeOffset FiledAt, ReportOutcome? Outcome, DateTimeOffset? ResolvedAt) : IMentioning<ReportModel>
{
    public const string Columns =
        """
        report.id, report.number, report.kind, thread.number, comment.number, subject.number, report.part, community.name, report.reason,
        report.filed_at, report.outcome, report.resolved_at
        """;

    public const int Width = 12;

    /// <summary>With what is reported, as far as the viewer, the first three parameters, may know of it.</summary>
    public static readonly string Tables =
        $"""
        views.report report
        left join views.community community on community.id = report.community_id
        left join views.thread thread on report.kind = 'Thread' and thread.id = report.item_id and {CaseModel.ThreadExists}
        left join views.comment comment on report.kind = 'Comment' and comment.id = report.item_id and {CaseModel.CommentExists}
        left join views.member subject on report.kind = 'Member' and subject.id = report.item_id
        """;

    public static ReportModel Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetInt64(1), Enum.Parse<CaseItemKind>(row.GetString(2)), NumberIn(row, 3), NumberIn(row, 4), NumberIn(row, 5),
        row.GetString(6) is { Length: > 0 } part ? Enum.Parse<ProfilePart>(part) : null, row.IsDBNull(7) ? null : row.GetString(7),
        row.GetString(8), row.GetFieldValue<DateTimeOffset>(9), row.IsDBNull(10) ? null : Enum.Parse<ReportOutcome>(row.GetString(10)),
        row.IsDBNull(11) ? null : row.GetFieldValue<DateTimeOffset>(11));

    IEnumerable<string?> IMentioning<ReportModel>.Texts => [Reason];

    public ReportModel Shown(MentioningTexts texts) => this with { Reason = texts.Plain(Reason) };

    static long? NumberIn(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
}

public enum ReportSort
{
    New,
    Old,
}
