using Forum.Api.Http;
using Forum.Api.Text;
using Forum.Domain;
using Npgsql;

namespace Forum.Api.Comments;

/// <summary>Who and what a reply is about, by id. A null is something that does not exist.</summary>
public sealed record ReplyTargets(MemberId? Author, ThreadId? Thread, CommentId? Parent);

public sealed class CommentQueries(NpgsqlDataSource database, Markup markup)
{
    public Task<CommentModel?> FindAsync(long number, Viewer viewer, CancellationToken cancellation) =>
        FindAsync("number", number, viewer, cancellation);

    public Task<CommentModel?> FindAsync(CommentId id, Viewer viewer, CancellationToken cancellation) =>
        FindAsync("id", id.Value, viewer, cancellation);

    /// <summary>Finds what the numbers in a request name.</summary>
    public async Task<ReplyTargets> FindTargetsAsync(MemberId author, long thread, long? parent, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            select (select id from views.member where id = $1),
                   (select id from views.thread where number = $2),
                   (select id from views.comment where number = $3)
            """);
        command.Parameters.Add(new() { Value = author.Value });
        command.Parameters.Add(new() { Value = thread });
        command.Parameters.Add(new() { Value = parent ?? 0 });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        await rows.ReadAsync(cancellation);
        return new ReplyTargets(
            rows.IsDBNull(0) ? null : new MemberId(rows.GetGuid(0)),
            rows.IsDBNull(1) ? null : new ThreadId(rows.GetGuid(1)),
            rows.IsDBNull(2) ? null : new CommentId(rows.GetGuid(2)));
    }

    async Task<CommentModel?> FindAsync<TKey>(string column, TKey key, Viewer viewer, CancellationToken cancellation)
        where TKey : notnull
    {
        await using var command = database.CreateCommand(
            $"select {CommentModel.Columns} from {CommentModel.Tables} where comment.{column} = $1");
        command.Parameters.Add(new() { Value = key });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        return await rows.ReadAsync(cancellation) ? CommentModel.Read(rows, markup, viewer) : null;
    }
}
