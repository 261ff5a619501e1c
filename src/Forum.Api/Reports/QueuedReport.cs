using Forum.Api.Http;
using Forum.Api.Members;
using Forum.Api.Moderation;
using Forum.Api.Text;
using Npgsql;

namespace Forum.Api.Reports;

/// <summary>A text that was reported. Null in it is what it has none of.</summary>
public sealed record ReportedText(string? Title, string Body, string? Link, int Revision)
{
    public ReportedText Shown(MentioningTexts texts) => this with { Title = texts.PlainOrNull(Title), Body = texts.Plain(Body) };
}

/// <summary>A report, as those who are to look at it see it.</summary>
/// <param name="Reporter">Whom nobody but those who moderate there gets to know.</param>
/// <param name="Against">Whose it is, by today's name; null where a page did not say, and where that is hidden.</param>
/// <param name="Stood">The text as it was reported. While a report is open, deleting a text does not take it from those who look at it.</param>
/// <param name="Now">The text as it stands; null where it is hidden. Both are null for a part of a profile.</param>
/// <param name="OpenReports">How many open reports there are of the same thing.</param>
/// <param name="Case">The number of the case that came of it.</param>
public sealed record QueuedReport(
    ReportModel Report, MemberModel Reporter, MemberModel? Against, ReportedText? Stood, ReportedText? Now, HiddenModel? Hidden,
    long OpenReports, MemberModel? Resolver, long? Case, string? Note) : IMentioning<QueuedReport>
{
    public static readonly string Columns =
        $"""
        {ReportModel.Columns}, report.revision, report.community_id, report.note, c.number,
        (select count(*) from views.report other
            where other.item_id = report.item_id and other.part = report.part and other.resolved_at is null),
        thread.title, coalesce(thread.body, comment.body), thread.link, coalesce(thread.revision, comment.revision),
        coalesce(thread.hides_text, comment.hides_text, 0::smallint) | coalesce(member.withdrawn, false)::integer::smallint,
        coalesce(thread.hides_author, comment.hides_author, 0::smallint),
        coalesce(thread.hides_existence, comment.hides_existence, 0::smallint), coalesce({HiddenReason.OfThread}, {HiddenReason.OfComment}),
        thread_then.title, coalesce(thread_then.body, comment_then.body), thread_then.link,
        coalesce(thread_then.hides_text, comment_then.hides_text, 0::smallint),
        {MemberModel.Columns}, {MemberModel.ColumnsOf("reporter")}, {MemberModel.ColumnsOf("resolver")}
        """;

    public static readonly string Tables =
        $"""
        {ReportModel.Tables}
        left join views.thread_revision thread_then on thread_then.thread_id = thread.id and thread_then.revision = report.revision
        left join views.comment_revision comment_then on comment_then.comment_id = comment.id and comment_then.revision = report.revision
        left join views.moderation_case c on c.id = report.case_id and {CaseQueries.Exists("c")}
        join views.member reporter on reporter.id = report.reporter_id
        left join views.member resolver on resolver.id = report.resolver_id
        left join views.member against on against.id = report.against_id
        left join views.member member on member.id = coalesce(against.claimed_by, against.id)
        """;

    /// <summary>
    /// True for a report that the viewer, the first three parameters, is to look at: of something in a community of theirs that they may know of,
    /// and not about themself. Administrators look at all.
    /// </summary>
    public const string IsTheirs =
        """
        (thread.id is not null or comment.id is not null or subject.id is not null)
        and ($1 or (report.community_id = any($2) and member.id is distinct from $3))
        """;

    const int Own = ReportModel.Width, People = Own + 17;

    IEnumerable<string?> IMentioning<QueuedReport>.Texts =>
        [Report.Reason, Stood?.Title, Stood?.Body, Now?.Title, Now?.Body, Hidden?.Reason, Note];

    public QueuedReport Shown(MentioningTexts texts) => this with
    {
        Report = Report.Shown(texts),
        Stood = Stood?.Shown(texts),
        Now = Now?.Shown(texts),
        Hidden = Hidden?.Shown(texts),
        Note = texts.PlainOrNull(Note),
    };

    public static QueuedReport Read(NpgsqlDataReader row, Viewer viewer)
    {
        var report = ReportModel.Read(row);
        var (hidesText, hidesAuthor, hidesExistence) = (row.GetInt16(Own + 9), row.GetInt16(Own + 10), row.GetInt16(Own + 11));
        var sees = Visibility.SeesThrough(viewer, author: null, row.IsDBNull(Own + 1) ? Guid.Empty : row.GetGuid(Own + 1));
        var seesThen = report.ResolvedAt is null ? sees | Visibility.Author : sees;
        var (reported, current) = (row.GetInt32(Own), row.IsDBNull(Own + 8) ? 0 : row.GetInt32(Own + 8));

        var now = current > 0 ? new ReportedText(Text(Own + 5), Text(Own + 6)!, Text(Own + 7), current) : null;
        var then = current == reported ? now : row.IsDBNull(Own + 14) ? null
            : new ReportedText(Text(Own + 13), Text(Own + 14)!, Text(Own + 15), reported);
        var hidesThen = current == reported ? hidesText : hidesText | row.GetInt16(Own + 16);
        return new QueuedReport(
            report, Person(1)!, Visibility.Shows(hidesAuthor, sees) ? Person(0) : null, Visibility.Shows(hidesThen, seesThen) ? then : null,
            Visibility.Shows(hidesText, sees) ? now : null, HiddenModel.Of(hidesText, hidesAuthor, hidesExistence, Text(Own + 12)),
            row.GetInt64(Own + 4), Person(2), row.IsDBNull(Own + 3) ? null : row.GetInt64(Own + 3), Text(Own + 2));

        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
        MemberModel? Person(int which)
        {
            var at = People + which * MemberModel.Width;
            return row.IsDBNull(at) ? null : MemberModel.Read(row, at, viewer);
        }
    }
}
