using Forum.Domain;
using Forum.Domain.Moderation;

namespace Forum.Api.Storage;

/// <summary>
/// What is imposed on things of one kind, as <see cref="InForce{T}"/> folds it: a row for each imposition, in force while no case has lifted it,
/// and no trace of a case that was undone.
/// </summary>
public sealed class ImpositionTable : ViewTable
{
    /// <summary>True for rows in force.</summary>
    public const string InForce = "cardinality(lifted_by) = 0";

    readonly string table;

    public ImpositionTable(string name, Action<ViewTable> describe) : base(name)
    {
        table = Identifier.QualifiedName;
        Key("id", "uuid").Required("target_id", "uuid").Optional("case_id", "uuid").Required("lifted_by", "uuid[]", "'{}'");
        describe(this);
        Index($"{name}_target", "target_id").Sought();
    }

    /// <param name="by">Null for whoever imposed it themself.</param>
    public void Lift(IRowOperations operations, ImpositionId id, CaseId? by)
    {
        if (by is { } lifter)
        {
            operations.QueueSqlCommand($"update {table} set lifted_by = array_append(lifted_by, ?) where id = ?", lifter.Value, id.Value);
        }
        else
        {
            operations.QueueSqlCommand($"delete from {table} where id = ?", id.Value);
        }
    }

    public void Undo(IRowOperations operations, Guid target, CaseId undone)
    {
        operations.QueueSqlCommand($"delete from {table} where target_id = ? and case_id = ?", target, undone.Value);
        operations.QueueSqlCommand(
            $"update {table} set lifted_by = array_remove(lifted_by, ?) where target_id = ? and ? = any(lifted_by)", undone.Value, target, undone.Value);
    }
}
