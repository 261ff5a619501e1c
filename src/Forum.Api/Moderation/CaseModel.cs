using System.Text.Json;
using System.Text.Json.Serialization;
using Forum.Api.Comments;
using Forum.Api.Http;
using Forum.Api.Members;
using Forum.Api.Replay;
using Forum.Api.Text;
using Forum.Domain.Moderation;
using Npgsql;

namespace Forum.Api.Moderation;

public enum CaseProgress
{
    /// <summary>It goes on; a crash does not stop it.</summary>
    Working,
    Done,
    Undoing,
    Undone,
}

/// <summary>A case, its receipt and how far it has come.</summary>
/// <param name="Community">The name of the community in which it holds; null for the whole site.</param>
/// <param name="Member">Whom it is about.</param>
/// <param name="Actor">Null for an operator, and where it is hidden.</param>
/// <param name="Reason">Empty where it is hidden.</param>
/// <param name="Expected">How many items it was going to touch when it was opened.</param>
/// <param name="Touched">How many it has touched.</param>
/// <param name="Undo">How it was taken back; null where it was not.</param>
public sealed record CaseModel(
    Guid Id, long Number, CaseKind Kind, CaseScope Scope, string? Community, long? Thread, long? Comment, int? Revision, MemberModel? Member,
    MemberModel? Claimant, SuppressionLayer Layer, IReadOnlyList<Hidden>? Hides, DateTimeOffset? Since, DateTimeOffset? Until, bool Removes,
    MemberModel? Actor, string Reason, string? Rule, DateTimeOffset OpenedAt, CaseProgress Progress, int Expected, int Touched,
    DateTimeOffset? CompletedAt, CaseUndoModel? Undo, HiddenModel? Hidden) : IMentioning<CaseModel>
{
    /// <summary>Where it is shown as it stood: at which cut.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CutModel? Cut { get; init; }

    /// <summary>The same: what is not shown to everybody today. Then <see cref="Hidden"/> says what was not then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public HiddenModel? HiddenNow { get; init; }

    public static readonly string Columns =
        $"""
        c.id, c.number, c.act::text, c.reason, c.rule, c.opened_at, c.expected, c.items, c.completed_at,
        c.undo_reason, c.undo_opened_at, c.undone_items, c.undone_at,
        c.hides_text, c.hides_author, c.hides_existence, c.hidden_reason,
        community.name, thread.number, comment.number, c.community_id,
        {MemberModel.Columns}, {MemberModel.ColumnsOf("actor")}, {MemberModel.ColumnsOf("claimant")}, {MemberModel.ColumnsOf("undoer")}
        """;

    /// <summary>True where the viewer, the first three parameters, may know of the thread that a case names.</summary>
    public static readonly string ThreadExists = Visibility.Exists(
        "thread", "coalesce((select claimed_by from views.member where id = thread.author_id), thread.author_id)");

    public static readonly string CommentExists = CommentExistence.Shows("comment");

    public static readonly string Tables =
        $"""
        views.moderation_case c
        left join views.community community on community.id = c.community_id
        left join views.thread thread on thread.id = (c.act ->> 'thread')::uuid and {ThreadExists}
        left join views.comment comment on comment.id = (c.act ->> 'comment')::uuid and {CommentExists}
        left join views.member member on member.id = c.member_id
        left join views.member actor on actor.id = c.actor_id
        left join views.member claimant on claimant.id = (c.act ->> 'claimant')::uuid
        left join views.member undoer on undoer.id = c.undo_actor_id
        """;

    const int People = 21;

    IEnumerable<string?> IMentioning<CaseModel>.Texts => [Reason, Rule, Undo?.Reason, Hidden?.Reason, HiddenNow?.Reason];

    public CaseModel Shown(MentioningTexts texts) => this with
    {
        Reason = texts.Plain(Reason),
        Rule = texts.PlainOrNull(Rule),
        Undo = Undo is null ? null : Undo with { Reason = texts.Plain(Undo.Reason) },
        Hidden = Hidden?.Shown(texts),
        HiddenNow = HiddenNow?.Shown(texts),
    };

    public static CaseModel Read(NpgsqlDataReader row, Viewer viewer)
    {
        var act = JsonSerializer.Deserialize<CaseAct>(row.GetString(2), CaseView.Json)!;
        var (hidesText, hidesAuthor, hidesExistence) = (row.GetInt16(13), row.GetInt16(14), row.GetInt16(15));
        var shows = Visibility.SeesThrough(viewer, author: null, row.IsDBNull(20) ? Guid.Empty : row.GetGuid(20));
        var (showsText, showsActor) = (Visibility.Shows(hidesText, shows), Visibility.Shows(hidesAuthor, shows));
        return new CaseModel(
            row.GetGuid(0), row.GetInt64(1), act.Kind, act.Scope, Text(17), Number(18), Number(19), act.Revision, Person(0), Person(2),
            act.Layer, act.Hides, act.Since, act.Until, act.Removes, showsActor ? Person(1) : null, showsText ? row.GetString(3) : "",
            showsText ? Text(4) : null, Time(5)!.Value, ProgressOf(row), row.GetInt32(6), row.GetInt32(7), Time(8),
            Time(10) is { } undoneAt
                ? new CaseUndoModel(showsActor ? Person(3) : null, showsText ? row.GetString(9) : "", undoneAt, row.GetInt32(11), Time(12))
                : null,
            HiddenModel.Of(hidesText, hidesAuthor, hidesExistence, Text(16)));

        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
        long? Number(int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
        DateTimeOffset? Time(int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
        MemberModel? Person(int which)
        {
            var at = People + which * MemberModel.Width;
            return row.IsDBNull(at) ? null : MemberModel.Read(row, at, viewer);
        }
    }

    static CaseProgress ProgressOf(NpgsqlDataReader row) => (row.IsDBNull(8), row.IsDBNull(10), row.IsDBNull(12)) switch
    {
        (_, false, false) => CaseProgress.Undone,
        (_, false, true) => CaseProgress.Undoing,
        (false, _, _) => CaseProgress.Done,
        _ => CaseProgress.Working,
    };
}

/// <param name="Undone">How many items are as if the case had never been.</param>
public sealed record CaseUndoModel(MemberModel? Actor, string Reason, DateTimeOffset OpenedAt, int Undone, DateTimeOffset? CompletedAt);
