using Forum.Api.Http;
using Forum.Api.Moderation;
using Forum.Api.Text;
using Forum.Domain;
using Npgsql;

namespace Forum.Api.Comments;

/// <summary>A comment and where it is, by id.</summary>
public sealed record CommentPlace(CommentId Comment, CommunityId Community);

public sealed class CommentQueries(NpgsqlDataSource database, Mentioning mentioning)
{
    static readonly string Known =
        $"""
        select found.*, asked.place
        from unnest((select $3::uuid[]), (select $4::uuid[])) with ordinality as asked(viewer, comment, place)
        cross join lateral (
            select {Visibility.OfMany(CommentModel.Columns, "asked.viewer")}
            from {Visibility.OfMany(CommentModel.Tables, "asked.viewer")} where comment.id = asked.comment limit 1) found
        """;

    readonly AskedByViewers<CommentId, CommentModel> known = new(
        database, Known,
        (parameters, comments) => parameters.Add(new() { Value = Array.ConvertAll(comments, comment => comment.Value) }),
        (row, viewer, _) => CommentModel.Read(row, viewer, unfolds: true));

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
        var stored = await known.AskAsync(viewer, id, cancellation);
        return (await mentioning.ShowAsync([stored!], cancellation)).Single();
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
