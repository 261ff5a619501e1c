using Forum.Api.Http;
using Forum.Api.Moderation;
using Forum.Api.Text;
using Forum.Domain;
using Npgsql;

namespace Forum.Api.Comments;

/// <summary>Where a reply goes, by id. A null is something that does not exist, or that the viewer may not know of.</summary>
public sealed record ReplyTargets(CommunityId? Community, ThreadId? Thread, CommentId? Parent);

/// <summary>A comment and where it is, by id.</summary>
public sealed record CommentPlace(CommentId Comment, CommunityId Community);

public sealed class CommentQueries(NpgsqlDataSource database, Mentioning mentioning)
{
    /// <returns>Null where there is no such comment that the viewer may know of.</returns>
    public async Task<CommentModel?> FindAsync(long number, Viewer viewer, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"select {CommentModel.Columns} from {CommentModel.Tables} where comment.number = $4 and {CommentModel.Exists}");
        command.Parameters.AddViewer(viewer);
        command.Parameters.Add(new() { Value = number });
        return (await ReadAsync(command, viewer, cancellation, unfolds: true)).SingleOrDefault();
    }

    /// <summary>A comment that the viewer has just written or found: whether they may know of it is not asked again.</summary>
    public async Task<CommentModel> GetKnownAsync(CommentId id, Viewer viewer, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"select {CommentModel.Columns} from {CommentModel.Tables} where comment.id = $4");
        command.Parameters.AddViewer(viewer);
        command.Parameters.Add(new() { Value = id.Value });
        return (await ReadAsync(command, viewer, cancellation, unfolds: true)).Single();
    }

    /// <returns>Null where there is no such comment that the viewer may know of.</returns>
    public async Task<CommentPlace?> FindPlaceAsync(long number, Viewer viewer, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"select comment.id, comment.community_id from {CommentModel.Tables} where comment.number = $4 and {CommentModel.Exists}");
        command.Parameters.AddViewer(viewer);
        command.Parameters.Add(new() { Value = number });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? new CommentPlace(new CommentId(row.GetGuid(0)), new CommunityId(row.GetGuid(1))) : null;
    }

    /// <summary>Those of several comments that the viewer may know of.</summary>
    public async Task<IReadOnlyDictionary<Guid, CommentModel>> FindAsync(Guid[] ids, Viewer viewer, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"select {CommentModel.Columns} from {CommentModel.Tables} where comment.id = any($4) and {CommentModel.Exists}");
        command.Parameters.AddViewer(viewer);
        command.Parameters.Add(new() { Value = ids });
        return (await ReadAsync(command, viewer, cancellation)).ToDictionary(comment => comment.Id);
    }

    /// <summary>Finds what the numbers in a request name.</summary>
    public async Task<ReplyTargets> FindTargetsAsync(Viewer viewer, long thread, long? parent, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"""
            select thread.community_id, thread.id, (
                select comment.id from views.comment comment where comment.number = $5 and {CommentModel.Exists})
            from (select) one left join views.thread thread on thread.number = $4 and {Visibility.Exists("thread", "thread.author_id")}
            """);
        command.Parameters.AddViewer(viewer);
        command.Parameters.Add(new() { Value = thread });
        command.Parameters.Add(new() { Value = parent ?? 0 });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        await rows.ReadAsync(cancellation);
        return new ReplyTargets(
            rows.IsDBNull(0) ? null : new CommunityId(rows.GetGuid(0)),
            rows.IsDBNull(1) ? null : new ThreadId(rows.GetGuid(1)),
            rows.IsDBNull(2) ? null : new CommentId(rows.GetGuid(2)));
    }

    async Task<IReadOnlyList<CommentModel>> ReadAsync(
        NpgsqlCommand command, Viewer viewer, CancellationToken cancellation, bool unfolds = false)
    {
        var stored = new List<CommentModel>();
        await using (var rows = await command.ExecuteReaderAsync(cancellation))
        {
            while (await rows.ReadAsync(cancellation)) stored.Add(CommentModel.Read(rows, viewer, unfolds));
        }

        return await mentioning.ShowAsync(stored, cancellation);
    }
}
