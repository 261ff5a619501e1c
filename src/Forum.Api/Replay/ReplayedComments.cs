using Forum.Api.Comments;
using Forum.Api.Http;
using Forum.Api.Moderation;
using Forum.Api.Text;
using Forum.Domain;
using Npgsql;

namespace Forum.Api.Replay;

/// <summary>Comments alone as they stood at a cut, in the thread that they are in.</summary>
public sealed class ReplayedComments(NpgsqlDataSource database, ReplayQuery replay, CommentsThen commentsThen, Mentioning mentioning)
{
    /// <summary>One comment, and what it said even if the viewer has blocked who wrote it.</summary>
    public async Task<(CommentModel? Comment, ThreadThen? Thread, Refused? Refused)> FindAsync(
        long number, CutRequest asked, Viewer viewer, CancellationToken cancellation)
    {
        if (await ThreadOfAsync(number, viewer, cancellation) is not { } of) return (null, null, Requests.CommentNotFound);
        var (thread, refused) = await replay.FindShownAsync(of, asked, viewer, cancellation);
        if (thread is null) return (null, null, refused == Requests.ThreadNotFound ? Requests.CommentNotFound : refused);
        var place = thread.PlaceOf(number);
        if (place < 0) return (null, null, CutRequest.NotThereYet);
        if (!thread.Shows(place)) return (null, null, Requests.CommentNotFound);

        var comments = await commentsThen.ReadAsync(thread, [place], viewer, cancellation, unfolds: true);
        var shown = await mentioning.ShowAsync(comments, cancellation);
        return (shown[0] with { Cut = thread.Cut }, thread, null);
    }

    /// <summary>Whether the viewer may know of a comment, then and today.</summary>
    public async Task<bool> ShowsAsync(long number, CutRequest asked, Viewer viewer, CancellationToken cancellation) =>
        await ThreadOfAsync(number, viewer, cancellation) is { } of
        && await replay.FindShownAsync(of, asked, viewer, cancellation) is ({ } thread, _) && thread.Shows(thread.PlaceOf(number));

    /// <summary>The number of the thread of a comment that the viewer may know of today.</summary>
    async Task<long?> ThreadOfAsync(long comment, Viewer viewer, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"""
            select (select number from views.thread where id = comment.thread_id) from views.comment comment
            where comment.number = $4 and {CommentExistence.Shows("comment")}
            """);
        command.Parameters.AddViewer(viewer);
        command.Parameters.Add(new() { Value = comment });
        return await command.ExecuteScalarAsync(cancellation) as long?;
    }
}
