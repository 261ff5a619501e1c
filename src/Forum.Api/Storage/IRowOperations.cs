namespace Forum.Api.Storage;

/// <summary>
/// Where a projection writes rows: into the transaction that stores its events, or into tables that are made again from all of them. What an
/// event means is said once, for both.
/// </summary>
public interface IRowOperations
{
    /// <param name="sql">With a ? for each of <paramref name="values"/>.</param>
    void QueueSqlCommand(string sql, params object[] values);

    /// <summary>Begins a row that no earlier event can have anything to do with, so that it may be written before what they still have to change.</summary>
    void Begin<T>(NewRow<T> kind, T row);
}
