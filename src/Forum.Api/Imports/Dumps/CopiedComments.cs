using Forum.Api.Comments;
using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Comments;
using Forum.Domain.Imports.Dumps;
using Marten;
using Npgsql;
using NpgsqlTypes;

namespace Forum.Api.Imports.Dumps;

/// <summary>Writes imported comments by COPY: their streams, their events, and the rows that the inline view would make of them.</summary>
public sealed class CopiedComments(ISerializer json, NpgsqlConnection connection)
{
    static readonly string Type = EventNames.All[typeof(CommentImported)];
    static readonly string DotNetType = $"{typeof(CommentImported).FullName}, {typeof(CommentImported).Assembly.GetName().Name}";

    /// <param name="comments">Parents before their answers.</param>
    /// <param name="communities">Of all their threads.</param>
    public async Task WriteAsync(
        IReadOnlyList<CommentImported> comments, IReadOnlyDictionary<ThreadId, CommunityId> communities,
        IReadOnlyDictionary<CommentId, DumpPlace> parents, DateTimeOffset at, CancellationToken cancellation)
    {
        var streams = new NewRow<CommentImported>(
            "forum.mt_streams",
            new("id", NpgsqlDbType.Uuid, comment => comment.CommentId.Value),
            new("type", NpgsqlDbType.Varchar, _ => "comment"),
            new("version", NpgsqlDbType.Bigint, _ => 1L),
            new("timestamp", NpgsqlDbType.TimestampTz, _ => at),
            new("created", NpgsqlDbType.TimestampTz, _ => at));
        await streams.CopyAsync(connection, comments, cancellation);

        var sequences = await TakeSequencesAsync(comments.Count, cancellation);
        var events = new NewRow<(CommentImported Event, long Sequence)>(
            "forum.mt_events",
            new("seq_id", NpgsqlDbType.Bigint, row => row.Sequence),
            new("id", NpgsqlDbType.Uuid, _ => Guid.CreateVersion7(at)),
            new("stream_id", NpgsqlDbType.Uuid, row => row.Event.CommentId.Value),
            new("version", NpgsqlDbType.Bigint, _ => 1L),
            new("data", NpgsqlDbType.Jsonb, row => json.ToJson(row.Event)),
            new("type", NpgsqlDbType.Varchar, _ => Type),
            new("timestamp", NpgsqlDbType.TimestampTz, _ => at),
            new("mt_dotnet_type", NpgsqlDbType.Varchar, _ => DotNetType));
        await events.CopyAsync(connection, comments.Zip(sequences), cancellation);

        var numbers = comments.ToDictionary(comment => comment.CommentId, comment => comment.Number);
        await CommentView.Imported.CopyAsync(
            connection, comments.Select(comment => new ImportedComment(comment, at, communities[comment.ThreadId], NumberOf(comment.Parent))), cancellation);

        long? NumberOf(CommentId? parent) => parent is not { } id ? null : numbers.TryGetValue(id, out var number) ? number : parents[id].Number;
    }

    // The asynchronous views wait for a number that somebody has taken as long as a transaction lives that may use it, which they see by the lock.
    async Task<long[]> TakeSequencesAsync(int count, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand("lock table forum.mt_events in row exclusive mode"),
                new NpgsqlBatchCommand("select array_agg(taken) from (select nextval('forum.mt_events_sequence') as taken from generate_series(1, $1)) taken")
                {
                    Parameters = { new() { Value = count } },
                },
            },
        };
        return (long[])(await batch.ExecuteScalarAsync(cancellation))!;
    }
}
