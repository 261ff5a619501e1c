using Forum.Api.Http;
using Forum.Api.Members;
using Forum.Api.Moderation;
using Forum.Api.Text;
using Forum.Domain;
using Npgsql;

namespace Forum.Api.Threads;

/// <summary>A thread and where it is, by id.</summary>
public sealed record ThreadPlace(ThreadId Thread, CommunityId Community);

/// <summary>A thread without its comments, and what its number names.</summary>
public sealed class ThreadQueries(NpgsqlDataSource database, Mentioning mentioning)
{
    public Task<ThreadModel?> FindAsync(long number, Viewer viewer, CancellationToken cancellation) =>
        FindAsync("number", number, viewer, cancellation);

    public Task<ThreadModel?> FindAsync(ThreadId id, Viewer viewer, CancellationToken cancellation) =>
        FindAsync("id", id.Value, viewer, cancellation);

    /// <returns>Null where there is no such thread that the viewer may know of.</returns>
    public async Task<ThreadPlace?> FindPlaceAsync(long number, Viewer viewer, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"select thread.id, thread.community_id from {ThreadSummary.Tables} where thread.number = $4 and {ThreadSummary.Exists}");
        command.Parameters.AddViewer(viewer);
        command.Parameters.Add(new() { Value = number });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? new ThreadPlace(new ThreadId(row.GetGuid(0)), new CommunityId(row.GetGuid(1))) : null;
    }

    async Task<ThreadModel?> FindAsync<TKey>(string column, TKey key, Viewer viewer, CancellationToken cancellation) where TKey : notnull
    {
        await using var command = database.CreateCommand(
            $"select {ThreadSummary.Columns}, thread.body from {ThreadSummary.Tables} where thread.{column} = $4 and {ThreadSummary.Exists}");
        command.Parameters.AddViewer(viewer);
        command.Parameters.Add(new() { Value = key });
        (ThreadSummary Thread, string Body) stored;
        await using (var row = await command.ExecuteReaderAsync(cancellation))
        {
            if (!await row.ReadAsync(cancellation)) return null;
            var (thread, author) = (StoredThread.Read(row), Person.ReadOrNull(row, StoredThread.Width, viewer));
            stored = (thread.By(author, viewer), thread.ShowsText(author, viewer) ? row.GetString(ThreadSummary.Width) : "");
        }

        var texts = await mentioning.ReadAsync([stored.Body, .. stored.Thread.Texts], cancellation);
        return ThreadModel.Of(stored, new Page<Comments.CommentModel>([], Next: null), texts);
    }
}
