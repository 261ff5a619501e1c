using Forum.Api.Comments;
using Forum.Api.Storage;
using Npgsql;

namespace Forum.Api.Replay;

/// <summary>The orders of a thread's comments that votes and time make, at the moment of a cut.</summary>
public sealed class RanksThen(NpgsqlDataSource database)
{
    static string Sql(string key) =>
        $"""
        select comment.id, row_number() over (order by {key} desc, comment.position desc, comment.number desc)
        from views.comment comment left join lateral {TallyHistory.At("comment.id", "$2")} tally on true
        where comment.thread_id = $1 and $3::timestamptz is not null
        """;

    public async Task<IReadOnlyDictionary<Guid, long>> ReadAsync(ThreadThen thread, CommentSort sort, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Sql(sort switch
        {
            CommentSort.Hot => Rank.Hot(CommentModel.ScoreSql, "comment.position", "$3::timestamptz"),
            CommentSort.Top => CommentModel.ScoreSql,
            _ => Rank.Controversial("coalesce(tally.up, 0)", "coalesce(tally.down, 0)"),
        }));
        command.Parameters.Add(new() { Value = thread.Past.Thread });
        command.Parameters.Add(new() { Value = thread.Cut.Position });
        command.Parameters.Add(new() { Value = thread.Cut.At ?? DateTimeOffset.UnixEpoch });
        var ranks = new Dictionary<Guid, long>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) ranks.Add(rows.GetGuid(0), rows.GetInt64(1));
        return ranks;
    }
}
