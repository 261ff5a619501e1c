using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Moderation;

namespace Forum.Api.Moderation;

/// <summary>
/// The suppressions of one kind of post, and what they come to on the post's own row and on those of its earlier versions: for each thing that
/// can be hidden the layers that hide it, as bits.
/// </summary>
/// <param name="hasRevisions">Whether posts of this kind are edited.</param>
public sealed class SuppressionRows(string post, bool hasRevisions = true)
{
    public ImpositionTable Table { get; } = new($"{post}_suppression", table => table
        .Optional("revision", "integer")
        .Required("layer", "smallint")
        .Required("hides", "smallint")
        .Optional("reason", "text")
        .Optional("actor_id", "uuid")
        .Required("imposed_at", "timestamptz"));

    /// <summary>The columns of a post's row that this keeps.</summary>
    public static ViewTable AddColumns(ViewTable table) => table
        .Required("hides_text", "smallint", "0")
        .Required("hides_author", "smallint", "0")
        .Required("hides_existence", "smallint", "0")
        .Optional("hidden_reason", "text");

    public static short Bit(SuppressionLayer layer) => (short)(1 << (int)layer);

    public static short Bit(Hidden what) => (short)(1 << (int)what);

    public void Impose(IRowOperations operations, Guid target, int? revision, Suppression suppression, DateTimeOffset at)
    {
        operations.QueueSqlCommand(
            $"""
            insert into {Table.Identifier} (id, target_id, case_id, revision, layer, hides, reason, actor_id, imposed_at)
            values (?, ?, nullif(?, '00000000-0000-0000-0000-000000000000'::uuid), nullif(?, 0), ?, ?, nullif(?, ''),
                nullif(?, '00000000-0000-0000-0000-000000000000'::uuid), ?)
            """,
            suppression.Id.Value, target, suppression.Case?.Value ?? Guid.Empty, revision ?? 0, Bit(suppression.Layer),
            suppression.Hides.Aggregate((short)0, (bits, what) => (short)(bits | Bit(what))), suppression.Reason ?? "",
            suppression.Actor?.Value ?? Guid.Empty, at);
        Show(operations, target);
    }

    public void Lift(IRowOperations operations, Guid target, ImpositionId id, CaseId? by)
    {
        Table.Lift(operations, id, by);
        Show(operations, target);
    }

    public void Undo(IRowOperations operations, Guid target, CaseId undone)
    {
        Table.Undo(operations, target, undone);
        Show(operations, target);
    }

    /// <summary>Sets the post's row, and those of its versions, to what is in force.</summary>
    void Show(IRowOperations operations, Guid target)
    {
        operations.QueueSqlCommand(
            $"""
            update views.{post} set (hides_text, hides_author, hides_existence, hidden_reason) = (
                select coalesce(bit_or(layer) filter (where hides & 1 <> 0), 0), coalesce(bit_or(layer) filter (where hides & 2 <> 0), 0),
                       coalesce(bit_or(layer) filter (where hides & 4 <> 0), 0),
                       (array_agg(reason order by layer desc, imposed_at desc, id) filter (where layer < 4))[1]
                from {Table.Identifier} where target_id = ? and revision is null and {ImpositionTable.InForce})
            where id = ?
            """,
            target, target);
        if (!hasRevisions) return;

        operations.QueueSqlCommand(
            $"""
            update views.{post}_revision version set hides_text = coalesce((
                select bit_or(layer) from {Table.Identifier} of
                where of.target_id = version.{post}_id and of.revision = version.revision and {ImpositionTable.InForce}), 0)
            where version.{post}_id = ?
            """,
            target);
    }
}
