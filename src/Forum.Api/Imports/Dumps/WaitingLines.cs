using System.Runtime.CompilerServices;
using System.Text.Json;
using Forum.Domain.Imports.Dumps;

namespace Forum.Api.Imports.Dumps;

/// <summary>Comments whose thread or parent has not come yet, in a temporary file: a dump may be in any order, and longer than memory.</summary>
public sealed class WaitingLines : IAsyncDisposable
{
    readonly FileStream file = new(
        Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);

    public long Count { get; private set; }

    public async Task AddAsync(IReadOnlyList<NumberedLine> lines, CancellationToken cancellation)
    {
        foreach (var line in lines)
        {
            await file.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(new Waiting(line.Number, (DumpedComment)line.Line)), cancellation);
            file.WriteByte((byte)'\n');
        }

        Count += lines.Count;
    }

    public async IAsyncEnumerable<NumberedLine> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        file.Position = 0;
        var lines = new LineReader(file, DumpLineReader.MaxBytes);
        while (await lines.NextAsync(cancellation))
        {
            var (number, comment) = JsonSerializer.Deserialize<Waiting>(lines.Line.Span)!;
            yield return new NumberedLine(number, comment);
        }
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();

    sealed record Waiting(long Number, DumpedComment Comment);
}
