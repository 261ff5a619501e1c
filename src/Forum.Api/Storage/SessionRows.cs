using Marten;

namespace Forum.Api.Storage;

/// <summary>Rows that are written in the transaction of a session.</summary>
public sealed class SessionRows(IDocumentOperations operations) : IRowOperations
{
    public void QueueSqlCommand(string sql, params object[] values) => operations.QueueSqlCommand(sql, values);

    public void Begin<T>(NewRow<T> kind, T row) => operations.QueueSqlCommand(kind.Insert, kind.Values(row));
}
