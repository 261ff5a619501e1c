using Forum.Api.Analytics;
using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Members;
using JasperFx.Events;
using NpgsqlTypes;

namespace Forum.Api.Members;

/// <summary>Who somebody is, as of now. Every other view refers to a person by id and looks here.</summary>
public sealed class MemberView() : RowProjection(Table, Credentials, Claims)
{
    public static readonly ViewTable Table = new ViewTable("member")
        .Key("id", "uuid")
        .Required("number", "bigint")
        .Optional("handle", "text") // a former member has none
        .Optional("handle_key", "text")
        .Optional("handle_folded", "text")
        .Optional("display_name", "text")
        .Optional("bio", "text")
        .Optional("host", "text")
        .Pronouns()
        .Required("pronouns_declined", "boolean", initially: "false") // said that they say none
        .Required("imported", "boolean")
        .Optional("captured_at", "timestamptz")
        .Required("administrator", "boolean")
        .Required("analyst", "boolean", initially: "false")
        .Required("first_seen", "timestamptz")
        .Optional("claimed_by", "uuid")
        .Required("former", "boolean", initially: "false")
        .Required("withdrawn", "boolean", initially: "false")
        .Unique("member_number", ["number"])
        .Unique("member_account_handle", ["handle_key"], where: "not imported")
        .Unique("member_imported_handle", ["handle_key"], where: "imported")
        .Index("member_handle_folded", "handle_folded", "number")
        .Beginning("member_handle_beginning", "handle_folded")
        .Index("member_claimed_by", "claimed_by");

    /// <summary>Apart from the profile, so that no query for one can carry the other along.</summary>
    public static readonly ViewTable Credentials = new ViewTable("credential")
        .Key("member_id", "uuid")
        .Required("password_hash", "text");

    static readonly ImpositionTable Claims = new("claim", table => table.Required("by_id", "uuid"));

    static readonly NewRow<(MemberRegistered Event, DateTimeOffset At)> Registered = new(
        "views.member",
        [
            new("id", NpgsqlDbType.Uuid, row => row.Event.MemberId.Value),
            new("number", NpgsqlDbType.Bigint, row => row.Event.Number),
            new("handle", NpgsqlDbType.Text, row => row.Event.Handle),
            new("handle_key", NpgsqlDbType.Text, row => MemberKey.Of(row.Event.Handle, host: null)),
            new("handle_folded", NpgsqlDbType.Text, row => FoldedName.Of(row.Event.Handle)),
            new("imported", NpgsqlDbType.Boolean, _ => false),
            new("administrator", NpgsqlDbType.Boolean, _ => false),
            new("first_seen", NpgsqlDbType.TimestampTz, row => row.At),
            .. PronounColumns.New<(MemberRegistered Event, DateTimeOffset)>(row => row.Event.Pronouns),
        ]);

    static readonly NewRow<(AuthorImported Event, DateTimeOffset At)> Imported = new(
        "views.member",
        [
            new("id", NpgsqlDbType.Uuid, row => row.Event.MemberId.Value),
            new("number", NpgsqlDbType.Bigint, row => row.Event.Number),
            new("handle", NpgsqlDbType.Text, row => row.Event.Handle),
            new("handle_key", NpgsqlDbType.Text, row => MemberKey.Of(row.Event.Handle, row.Event.Host)),
            new("handle_folded", NpgsqlDbType.Text, row => FoldedName.Of(row.Event.Handle)),
            new("host", NpgsqlDbType.Text, row => row.Event.Host),
            new("imported", NpgsqlDbType.Boolean, _ => true),
            new("captured_at", NpgsqlDbType.TimestampTz, row => row.Event.CapturedAt),
            new("administrator", NpgsqlDbType.Boolean, _ => false),
            new("first_seen", NpgsqlDbType.TimestampTz, row => row.At),
            .. PronounColumns.New<(AuthorImported Event, DateTimeOffset)>(row => row.Event.Pronouns),
        ]);

    protected override void Apply(IRowOperations operations, IEvent e)
    {
        switch (e.Data)
        {
            case MemberRegistered registered:
                operations.Begin(Registered, (registered, e.Timestamp));
                break;
            case AuthorImported imported:
                operations.Begin(Imported, (imported, e.Timestamp));
                break;
            case ImportedPronounsChanged changed:
                // Two imports may have decided at the same moment: the later captured page counts, whichever was stored last.
                operations.QueueSqlCommand(
                    $"""
                    update views.member set ({PronounColumns.Names}, captured_at) = ({PronounColumns.Places}, ?)
                    where id = ? and (captured_at <= ? or pronoun_stance = 'Unset')
                    """,
                    [.. PronounColumns.Values(changed.Pronouns), changed.CapturedAt, changed.MemberId.Value, changed.CapturedAt]);
                break;
            case PronounsChanged changed:
                operations.QueueSqlCommand(
                    $"update views.member set ({PronounColumns.Names}, pronouns_declined) = ({PronounColumns.Places}, ?) where id = ?",
                    [.. PronounColumns.Values(changed.Pronouns), changed.Pronouns.Stance is PronounStance.Unset, changed.MemberId.Value]);
                break;
            case AdministratorGranted granted:
                operations.QueueSqlCommand("update views.member set administrator = true where id = ?", granted.MemberId.Value);
                break;
            case AnalystGranted granted:
                operations.QueueSqlCommand("update views.member set analyst = true where id = ?", granted.MemberId.Value);
                break;
            case AuthorClaimed { Claim: var claim } claimed:
                operations.QueueSqlCommand(
                    $"insert into {Claims.Identifier} (id, target_id, case_id, by_id) values (?, ?, ?, ?)",
                    claim.Id.Value, claimed.MemberId.Value, claim.Case!.Value.Value, claim.By.Value);
                ShowClaim(operations, claimed.MemberId);
                break;
            case MemberCaseUndone undone:
                Claims.Undo(operations, undone.MemberId.Value, undone.Case);
                ShowClaim(operations, undone.MemberId);
                break;
            case PasswordSet set:
                operations.QueueSqlCommand(
                    """
                    insert into views.credential (member_id, password_hash) values (?, ?)
                    on conflict (member_id) do update set password_hash = excluded.password_hash
                    """,
                    set.MemberId.Value, set.PasswordHash);
                break;
            case HandleChanged changed:
                operations.QueueSqlCommand(
                    "update views.member set handle = ?, handle_key = ?, handle_folded = ? where id = ?",
                    changed.Handle, MemberKey.Of(changed.Handle, host: null), FoldedName.Of(changed.Handle), changed.MemberId.Value);
                break;
            case DisplayNameChanged changed:
                operations.QueueSqlCommand(
                    "update views.member set display_name = nullif(?, '') where id = ?", changed.DisplayName ?? "", changed.MemberId.Value);
                break;
            case BioChanged changed:
                operations.QueueSqlCommand("update views.member set bio = nullif(?, '') where id = ?", changed.Bio, changed.MemberId.Value);
                break;
            case MemberDeleted deleted:
                operations.QueueSqlCommand(
                    """
                    update views.member set handle = null, handle_key = null, handle_folded = null, display_name = null, bio = null,
                        pronoun_stance = 'Unset', pronoun_sets = '{}', pronoun_details = null, pronouns_ambiguous = false, pronoun_audience = 'Public',
                        pronouns_declined = false, administrator = false, analyst = false,
                        former = true, withdrawn = ?
                    where id = ?
                    """,
                    deleted.Content == FormerContent.Withdraw, deleted.MemberId.Value);
                operations.QueueSqlCommand("delete from views.credential where member_id = ?", deleted.MemberId.Value);
                AnalyticsLinks.Forget(operations, deleted.MemberId);
                break;
        }
    }

    static void ShowClaim(IRowOperations operations, MemberId author) => operations.QueueSqlCommand(
        $"""
        update views.member set claimed_by = (
            select by_id from {Claims.Identifier} where target_id = ? and {ImpositionTable.InForce} order by id desc limit 1)
        where id = ?
        """,
        author.Value, author.Value);
}
