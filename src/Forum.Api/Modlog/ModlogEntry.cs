using System.Text.Json;
using System.Text.Json.Serialization;
using Forum.Api.Http;
using Forum.Api.Members;
using Forum.Api.Moderation;
using Forum.Api.Text;
using Forum.Domain.Moderation;
using Npgsql;

namespace Forum.Api.Modlog;

/// <summary>
/// An entry of the log. What may not be seen is missing from it; where nobody may know of it at all, only its place in the chain is left. Anybody
/// can check that the log is whole: <c>digest</c> is the SHA-256 of <c>record</c>, and <c>hash</c> that of the bytes of <c>previousHash</c>
/// and <c>digest</c>. A sealed line of the record is the SHA-256 of a part's salt and value, as in <c>revealed</c>, where members are
/// mentioned by id.
/// </summary>
/// <param name="Case">The number of the case that was opened or taken back; null for another kind of entry.</param>
/// <param name="Actor">By today's name. Null for an operator, and where it is hidden.</param>
/// <param name="Member">Whom it is about.</param>
/// <param name="Entry">The case whose own entry was hidden or shown again.</param>
/// <param name="Touched">How many items the case has touched.</param>
/// <param name="Hidden">What is not shown to everybody, and why; null where nothing is.</param>
public sealed record ModlogEntry(
    long Number, DateTimeOffset? At, LogKind? Kind, long? Case, CaseScope? Scope, string? Community, long? Thread, long? Comment, long? Entry,
    MemberModel? Member, MemberModel? Actor, string? Reason, string? Rule, int? Touched, DateTimeOffset? Until, HiddenModel? Hidden,
    string Hash, string PreviousHash, string Digest, string? Record, IReadOnlyList<SealedPart> Revealed) : IMentioning<ModlogEntry>
{
    /// <summary>What the parts are called that are sealed in the record.</summary>
    public const string ActorPart = "actor", ReasonPart = "reason", RulePart = "rule", ThreadPart = "thread", CommentPart = "comment", EntryPart = "entry";

    /// <summary>Where it is shown as it stood: what is not shown to everybody today. Then <see cref="Hidden"/> says what was not then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public HiddenModel? HiddenNow { get; init; }

    public static readonly string Columns =
        $"""
        log.number, log.event_id, log.at, log.kind, log.record, log.digest, log.previous_hash, log.hash, log.community_id, community.name,
        c.number, c.act::text, c.reason, c.rule, c.undo_reason, c.items,
        coalesce(c.hides_text, 0)::smallint, coalesce(c.hides_author, 0)::smallint, coalesce(c.hides_existence, 0)::smallint, c.hidden_reason,
        thread.number, thread.id, comment.number, comment.id, entry.number, entry.id, {Known},
        {MemberModel.Columns}, {MemberModel.ColumnsOf("actor")}
        """;

    /// <summary>True where the viewer, the first three parameters, may know of the entry.</summary>
    public static string Known => $"(c.id is null or {CaseQueries.Exists("c")})";

    public static readonly string Tables =
        $"""
        views.modlog log
        left join views.moderation_case c on c.id = log.case_id
        left join views.community community on community.id = log.community_id
        left join views.thread thread on thread.id = (c.act ->> 'thread')::uuid and {CaseModel.ThreadExists}
        left join views.comment comment on comment.id = (c.act ->> 'comment')::uuid and {CaseModel.CommentExists}
        left join views.moderation_case entry on entry.id = (c.act ->> 'entry')::uuid and {CaseQueries.Exists("entry")}
        left join views.member member on member.id = log.member_id
        left join views.member actor on actor.id = log.actor_id
        """;

    const int Width = 27;

    IEnumerable<string?> IMentioning<ModlogEntry>.Texts => [Reason, Rule, Hidden?.Reason, HiddenNow?.Reason];

    public ModlogEntry Shown(MentioningTexts texts) =>
        this with { Reason = texts.PlainOrNull(Reason), Rule = texts.PlainOrNull(Rule), Hidden = Hidden?.Shown(texts), HiddenNow = HiddenNow?.Shown(texts) };

    /// <summary>What is left of it for who may not know of it.</summary>
    public ModlogEntry AsPlace() => Place(Number, Hash, PreviousHash, Digest);

    /// <summary>The same without some of its parts.</summary>
    public ModlogEntry Without(IReadOnlyCollection<string> parts) => this with
    {
        Actor = parts.Contains(ActorPart) ? null : Actor,
        Reason = parts.Contains(ReasonPart) ? null : Reason,
        Rule = parts.Contains(RulePart) ? null : Rule,
        Thread = parts.Contains(ThreadPart) ? null : Thread,
        Comment = parts.Contains(CommentPart) ? null : Comment,
        Entry = parts.Contains(EntryPart) ? null : Entry,
        Revealed = [.. Revealed.Where(part => !parts.Contains(part.Part))],
    };

    static ModlogEntry Place(long number, string hash, string previous, string digest) => new(
        number, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, hash, previous, digest, null, []);

    public static ModlogEntry Read(NpgsqlDataReader row, Viewer viewer)
    {
        var (hash, previous, digest) = (Hex(7), Hex(6), Hex(5));
        if (!row.GetBoolean(26))
        {
            return Place(row.GetInt64(0), hash, previous, digest);
        }

        var kind = Enum.Parse<LogKind>(row.GetString(3));
        var act = Text(11) is { } json ? JsonSerializer.Deserialize<CaseAct>(json, CaseView.Json) : null;
        var (hidesText, hidesActor, hidesExistence) = (row.GetInt16(16), row.GetInt16(17), row.GetInt16(18));
        var sees = Visibility.SeesThrough(viewer, author: null, row.IsDBNull(8) ? Guid.Empty : row.GetGuid(8));
        var (showsText, showsActor) = (Visibility.Shows(hidesText, sees), Visibility.Shows(hidesActor, sees));
        var isCase = act is not null && kind != LogKind.Undo;
        var reason = !showsText ? null : kind == LogKind.Undo ? Text(14) : Text(12);
        var rule = showsText && isCase ? Text(13) : null;
        var actor = showsActor ? Person(1) : null;

        var revealed = new List<SealedPart>();
        if (showsActor) Reveal(ActorPart, actor?.Id);
        if (showsText && act is not null) Reveal(ReasonPart, reason);
        if (showsText && isCase) Reveal(RulePart, rule);
        if (isCase && (act!.Thread is null || !row.IsDBNull(21))) Reveal(ThreadPart, act.Thread?.Value);
        if (isCase && (act!.Comment is null || !row.IsDBNull(23))) Reveal(CommentPart, act.Comment?.Value);
        if (isCase && (act!.Entry is null || !row.IsDBNull(25))) Reveal(EntryPart, act.Entry?.Value);

        return new ModlogEntry(
            row.GetInt64(0), row.GetFieldValue<DateTimeOffset>(2), kind, Number(10), act?.Scope, Text(9), Number(20), Number(22), Number(24),
            Person(0), actor, reason, rule, row.IsDBNull(15) ? null : row.GetInt32(15), act?.Until,
            HiddenModel.Of(hidesText, hidesActor, hidesExistence, Text(19)), hash, previous, digest, row.GetString(4), revealed);

        void Reveal(string part, object? value) =>
            revealed.Add(new SealedPart(part, Seal.Salt(row.GetGuid(1), part), LogRecord.TextOf(value)));

        string Hex(int column) => Convert.ToHexStringLower(row.GetFieldValue<byte[]>(column));
        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
        long? Number(int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
        MemberModel? Person(int which)
        {
            var at = Width + which * MemberModel.Width;
            return row.IsDBNull(at) ? null : MemberModel.Read(row, at, viewer);
        }
    }
}
