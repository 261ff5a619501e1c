using Forum.Domain.Imports.Dumps;

namespace Forum.Api.Imports.Dumps;

/// <summary>
/// Imports a dump line by line, in chunks. Whatever ends it in the middle, the same again goes on from there: every line has an id of its own.
/// </summary>
public sealed class DumpImporter(DumpChunkWriter writer, TimeProvider clock)
{
    /// <summary>Few enough that a chunk is written in a second or two.</summary>
    const int LinesInChunk = 5_000, BytesInChunk = 4 * 1024 * 1024;

    /// <param name="watch">Told of each line that is left out, and how far into the stream it has come.</param>
    public async Task<DumpReport> ImportAsync(Stream dump, DumpOrigin origin, IDumpWatch watch, CancellationToken cancellation)
    {
        var report = DumpReport.Empty;
        var waiting = new WaitingLines();
        try
        {
            await foreach (var chunk in ReadAsync(dump)) await WriteAsync(chunk, isLast: false);
            for (var isLast = false; waiting.Count > 0;)
            {
                var before = waiting;
                waiting = new WaitingLines();
                await using (before)
                {
                    await foreach (var chunk in before.ReadAsync(cancellation).Chunk(LinesInChunk)) await WriteAsync(chunk, isLast);
                    // Whatever still waits then waits for what is not in the dump.
                    isLast = waiting.Count == before.Count;
                }
            }
        }
        finally
        {
            await waiting.DisposeAsync();
        }

        return report;

        async IAsyncEnumerable<IReadOnlyList<NumberedLine>> ReadAsync(Stream stream)
        {
            var lines = new LineReader(stream, DumpLineReader.MaxBytes);
            var (chunk, begun) = (new List<NumberedLine>(), 0L);
            while (await lines.NextAsync(cancellation))
            {
                if (!lines.IsTooLong && lines.Line.Span.Trim(" \t\r"u8).IsEmpty) continue;
                report = report with { Lines = report.Lines + 1 };
                if (lines.IsTooLong) Refuse(new RefusedLine(lines.Number, DumpRefusals.TooLong));
                else if (!DumpLineReader.TryRead(lines.Line.Span, clock.GetUtcNow(), out var line, out var refusal)) Refuse(new RefusedLine(lines.Number, refusal));
                else chunk.Add(new NumberedLine(lines.Number, line));

                if (chunk.Count < LinesInChunk && lines.Position - begun < BytesInChunk) continue;
                yield return chunk;
                watch.Reached(lines.Position);
                (chunk, begun) = ([], lines.Position);
            }

            yield return chunk;
        }

        async Task WriteAsync(IReadOnlyList<NumberedLine> chunk, bool isLast)
        {
            cancellation.ThrowIfCancellationRequested();
            if (chunk.Count == 0) return;
            var written = await writer.WriteAsync(chunk, origin, isLast, cancellation);
            report = report.With(written);
            foreach (var refused in written.Sieve.Refused) Refuse(refused);
            await waiting.AddAsync(written.Sieve.Waiting, cancellation);
        }

        void Refuse(RefusedLine refused)
        {
            report = report.With(refused);
            watch.Refused(refused);
        }
    }
}

public interface IDumpWatch
{
    void Refused(RefusedLine line);

    void Reached(long position);
}
