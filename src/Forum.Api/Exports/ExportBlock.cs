using Npgsql;

namespace Forum.Api.Exports;

/// <summary>As many rows as are held in memory at once, column by column.</summary>
public sealed class ExportBlock
{
    public const int MostRows = 65_536;

    readonly ExportColumn[] key;
    IReadOnlyList<string>? before;

    public ExportBlock(ExportSource source)
    {
        Columns = [.. source.Columns.Select(column => ExportColumn.Of(column, MostRows))];
        key = [.. source.Key.Select(name => Columns.Single(column => column.Name == name))];
    }

    public IReadOnlyList<ExportColumn> Columns { get; }

    public int Count { get; private set; }

    public bool IsFull => Count == MostRows;

    public async ValueTask ReadAsync(NpgsqlBinaryExporter rows, CancellationToken cancellation)
    {
        foreach (var column in Columns) await column.ReadAsync(rows, Count, cancellation);
        Count++;
    }

    /// <summary>Whether the last row has another key than the one before it.</summary>
    public bool BeginsAnother() => Count > 1
        ? key.Any(column => !column.IsSame(Count - 1, Count - 2))
        : before is not null && !before.SequenceEqual(Key(0));

    /// <summary>SQL for the key of the last row but <paramref name="but"/>.</summary>
    public IReadOnlyList<string> LastKey(int but = 0) => Count - but > 0 ? Key(Count - but - 1) : before ?? [];

    /// <summary>Forgets the rows but for the last <paramref name="kept"/>.</summary>
    public void Clear(int kept = 0)
    {
        before = LastKey(kept);
        if (kept > 0) foreach (var column in Columns) column.Move(Count - 1, 0);
        Count = kept;
    }

    string[] Key(int row) => [.. key.Select(column => column.Literal(row))];
}
