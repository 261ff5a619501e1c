using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Communities;
using Forum.Domain.Imports;
using Forum.Domain.Imports.Dumps;
using Forum.Domain.Threads;
using JasperFx;
using Marten;
using Marten.Exceptions;
using Npgsql;

namespace Forum.Api.Imports.Dumps;

/// <summary>Where a dump is from, where its threads go, and when it was made.</summary>
public sealed record DumpOrigin(DumpIds Ids, string Community, Capture Capture);

/// <param name="Members">How many authors were new.</param>
public sealed record WrittenChunk(DumpSieve Sieve, int Members);

/// <summary>
/// Imports a chunk of lines in one transaction. It is a short one: what follows the log waits for it. What few lines bring goes through the
/// projections as ever; comments, which nearly all lines are, are copied.
/// </summary>
public sealed class DumpChunkWriter(
    IDocumentStore store, NpgsqlDataSource database, DumpQueries queries, NumberSequences numbers, TimeProvider clock)
{
    const int Tries = 4;

    /// <param name="isLast">Nothing that a line may wait for will come any more.</param>
    public async Task<WrittenChunk> WriteAsync(
        IReadOnlyList<NumberedLine> lines, DumpOrigin origin, bool isLast, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await TryWriteAsync(lines, origin, isLast, cancellation);
            }
            catch (Exception e) when (tries < Tries && IsMeeting(e))
            {
                // Somebody else imported some of the same at the same time. It is there now, and will be found.
            }
        }
    }

    static bool IsMeeting(Exception e) => e is ExistingStreamIdCollisionException or ConcurrencyException || Http.ExceptionAnswers.IsMeeting(e)
        || e is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected };

    async Task<WrittenChunk> TryWriteAsync(IReadOnlyList<NumberedLine> lines, DumpOrigin origin, bool isLast, CancellationToken cancellation)
    {
        var known = await queries.FindAsync(Wanted(lines, origin), cancellation);
        var sieve = DumpSieve.Sift(lines, origin.Ids, origin.Community, known, isLast);
        if (sieve.Threads.Count + sieve.Comments.Count == 0) return new WrittenChunk(sieve, 0);

        var founded = await FoundAsync(sieve, known, cancellation);
        var authors = await IdentifyAsync(sieve, origin.Capture, known, cancellation);
        var communities = known.Communities.Concat(founded.Select(community => KeyValuePair.Create(FoldedName.Of(community.Name), community.CommunityId)))
            .ToDictionary();
        var import = ImportDump.Decide(new ImportDump(
            sieve, communities, authors,
            await numbers.TakeAsync(Numbered.Thread, sieve.Threads.Count, cancellation),
            await numbers.TakeAsync(Numbered.Comment, sieve.Comments.Count, cancellation)));
        await RecordAsync(founded, import, known, cancellation);
        return new WrittenChunk(sieve, authors.Events.Count(person => person.IsNew));
    }

    static DumpWanted Wanted(IReadOnlyList<NumberedLine> lines, DumpOrigin origin)
    {
        var threads = lines.Select(line => line.Line).OfType<DumpedThread>().ToList();
        var comments = lines.Select(line => line.Line).OfType<DumpedComment>().ToList();
        return new DumpWanted(
            [.. threads.Select(thread => thread.Id).Concat(comments.Select(comment => comment.Thread)).Distinct().Select(id => origin.Ids.Thread(id).Value)],
            [.. comments.Select(comment => comment.Id).Concat(comments.Select(comment => comment.Parent).OfType<string>()).Distinct()
                .Select(id => origin.Ids.Comment(id).Value)],
            [.. comments.Select(comment => comment.Author).Concat(threads.Select(thread => thread.Author).OfType<Byline>())
                .Select(author => author.Key).Distinct()],
            [.. threads.Select(thread => FoldedName.Of(thread.Community ?? origin.Community)).Distinct()]);
    }

    async Task<IReadOnlyList<CommunityFounded>> FoundAsync(DumpSieve sieve, DumpKnown known, CancellationToken cancellation)
    {
        var names = sieve.Threads.Select(thread => thread.Community).DistinctBy(FoldedName.Of)
            .Where(name => !known.Communities.ContainsKey(FoldedName.Of(name))).ToList();
        var taken = await numbers.TakeAsync(Numbered.Community, names.Count, cancellation);
        return [.. names.Zip(taken, (name, number) => new CommunityFounded(new CommunityId(Guid.CreateVersion7()), number, name))];
    }

    async Task<ImportedAuthors> IdentifyAsync(DumpSieve sieve, Capture capture, DumpKnown known, CancellationToken cancellation)
    {
        Byline[] named = [.. sieve.Threads.Select(thread => thread.Line.Author).OfType<Byline>(), .. sieve.Comments.Select(comment => comment.Line.Author)];
        var unknown = named.Select(author => author.Key).Distinct().Count(key => !known.Authors.ContainsKey(key));
        var taken = await numbers.TakeAsync(Numbered.Member, unknown, cancellation);
        return ImportedAuthors.Decide(
            named, capture, known.Authors, [.. taken.Select(number => new Identity<MemberId>(new MemberId(Guid.CreateVersion7()), number))]);
    }

    async Task RecordAsync(IReadOnlyList<CommunityFounded> founded, DumpImport import, DumpKnown known, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var session = store.LightweightSession(Marten.Services.SessionOptions.ForTransaction(transaction));
        foreach (var community in founded) session.Events.StartStream<Community>(community.CommunityId.Value, community);
        ImportedPeople.Record(session, import.People);
        foreach (var thread in import.Threads) session.Events.StartStream<DiscussionThread>(thread.ThreadId.Value, thread);
        await session.SaveChangesAsync(cancellation);

        if (import.Comments.Count > 0)
        {
            var communities = known.Threads.Concat(import.Threads.Select(thread => KeyValuePair.Create(thread.ThreadId, thread.CommunityId))).ToDictionary();
            await new CopiedComments(store.Options.Serializer(), connection).WriteAsync(import.Comments, communities, known.Comments, Now(), cancellation);
        }

        foreach (var suppressed in import.Suppressions) session.Events.Append(suppressed.CommentId.Value, suppressed);
        await session.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        // The session's own signal went out with what it wrote, before this was committed.
        await using var signal = new NpgsqlCommand($"select pg_notify('{AppendSignal.Channel}', '')", connection);
        await signal.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>As exact as a database keeps it.</summary>
    DateTimeOffset Now()
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
