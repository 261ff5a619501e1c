using Forum.Api.Storage;
using Forum.Domain;

namespace Forum.Api.Analytics;

/// <summary>
/// What analysts are shown something of: rows with the ids of members, which are not shown. Whoever reads them reads relations of
/// <see cref="AnalyticsDefinitions"/>, made of these.
/// </summary>
public class AnalyticsTable(string name) : ViewTable($"{Prefix}{name}")
{
    public const string Prefix = "analytics_";
}

/// <summary>What was imposed on things, and is kept for the record when it is lifted, taken back or undone.</summary>
public sealed class ImposedTable : AnalyticsTable
{
    /// <summary>SQL that is true of a row in force.</summary>
    public static string IsInForce(string of) => $"{of}.ended_at is null and {of}.undone_at is null and cardinality({of}.lifted_by) = 0";

    /// <summary>SQL for the moment when a row was first in force no more.</summary>
    public static string Ended(string of) => $"coalesce({of}.undone_at, {of}.ended_at, {of}.lifted_at[1])";

    readonly string table;

    public ImposedTable(string name, Action<ViewTable> describe) : base(name)
    {
        table = Identifier.QualifiedName;
        Key("id", "uuid").Key("target_id", "uuid").Optional("case_id", "uuid").Required("imposed_at", "timestamptz")
            .Required("lifted_by", "uuid[]", "'{}'").Required("lifted_at", "timestamptz[]", "'{}'").Optional("ended_at", "timestamptz").Optional("undone_at", "timestamptz");
        describe(this);
        Index($"{Identifier.Name}_target", "target_id").Sought();
    }

    /// <param name="by">Null for whoever imposed it themself, and then it has ended.</param>
    public void Lift(IRowOperations operations, Guid target, ImpositionId id, CaseId? by, DateTimeOffset at)
    {
        if (by is { } lifter)
        {
            operations.QueueSqlCommand(
                $"update {table} set lifted_by = array_append(lifted_by, ?), lifted_at = array_append(lifted_at, ?) where target_id = ? and id = ?", lifter.Value, at, target, id.Value);
        }
        else
        {
            operations.QueueSqlCommand($"update {table} set ended_at = ? where target_id = ? and id = ?", at, target, id.Value);
        }
    }

    public void Undo(IRowOperations operations, Guid target, CaseId undone, DateTimeOffset at)
    {
        operations.QueueSqlCommand(
            $"update {table} set undone_at = ? where target_id = ? and case_id = ? and undone_at is null", at, target, undone.Value);
        operations.QueueSqlCommand(
            $"""
            update {table} set lifted_by = array_remove(lifted_by, ?), lifted_at = array(
                select lifting.at from unnest(lifted_by, lifted_at) with ordinality lifting(by, at, place) where lifting.by <> ? order by lifting.place)
            where target_id = ? and ? = any(lifted_by)
            """,
            undone.Value, undone.Value, target, undone.Value);
    }
}
