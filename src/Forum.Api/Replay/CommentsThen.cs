using Forum.Api.Comments;
using Forum.Api.Http;
using Forum.Api.Moderation;
using Npgsql;

namespace Forum.Api.Replay;

/// <summary>Reads what some comments, and the thread itself, said and were at a cut, with today's names.</summary>
public sealed class CommentsThen(NpgsqlDataSource database, PastTexts pastTexts)
{
    static readonly string Today =
        $"""
        select {CommentModel.Columns}, member.id, {Visibility.HidesText("comment", "member")}, comment.hides_author, member.withdrawn,
            coalesce(version.hides_text, 0::smallint), asked.place::integer
        from unnest($4::uuid[], $5::integer[]) with ordinality asked(id, revision, place)
        join views.comment comment on comment.id = asked.id {CommentModel.Joins}
        left join views.comment_revision version on version.comment_id = asked.id and version.revision = asked.revision
        order by asked.place
        """;

    /// <param name="comments">The places of those that are asked for, all of which the viewer may know of.</param>
    /// <param name="unfolds">Shows what is folded because its author is blocked.</param>
    /// <returns>As they are stored: mentions and HTML come with <see cref="CommentModel.Shown"/>.</returns>
    public async Task<List<CommentModel>> ReadAsync(
        ThreadThen thread, IReadOnlyList<int> comments, Viewer viewer, CancellationToken cancellation, bool unfolds = false)
    {
        if (comments.Count == 0) return [];
        var cut = thread.Cut.Position;
        var posts = await pastTexts.ReadCommentsAsync(thread.Past, cut, comments, cancellation);
        await using var batch = database.CreateBatch();
        var today = new NpgsqlBatchCommand(Today);
        today.Parameters.AddViewer(viewer);
        today.Parameters.Add(new() { Value = comments.Select(comment => thread.Past.Comments[comment].Id).ToArray() });
        today.Parameters.Add(new() { Value = posts.Posts.Select(post => post.Revision).ToArray() });
        batch.BatchCommands.Add(today);
        var models = new List<CommentModel>(comments.Count);
        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) models.Add(Read(rows, thread, comments, posts, viewer, unfolds));
        return models;
    }

    static CommentModel Read(
        NpgsqlDataReader row, ThreadThen thread, IReadOnlyList<int> comments, PostsThen posts, Viewer viewer, bool unfolds)
    {
        const int At = CommentModel.Width;
        var (today, author, withdrawn) = (CommentModel.Read(row, viewer, unfolds: true), row.GetGuid(At), row.GetBoolean(At + 3));
        var (place, hidesText, hidesAuthor) = (row.GetInt32(At + 5) - 1, (int)row.GetInt16(At + 1), (int)row.GetInt16(At + 2));
        var (comment, then, tally) = (comments[place], posts.Posts[place], posts.Tallies[place]);
        var seesThrough = thread.Head.SeesThrough(viewer, author);
        var isEarlier = then.Revision != today.Revision;
        var isClosed = isEarlier && !(thread.Head.IsHistoryOpen(viewer, author) && Visibility.Shows(row.GetInt16(At + 4), seesThrough));
        var showsText = Visibility.Shows(hidesText | then.Hidden.Text, seesThrough) && (unfolds || !today.Blocked) && !isClosed;
        return today with
        {
            Author = Visibility.Shows(hidesAuthor | then.Hidden.Author, seesThrough) ? today.Author : null,
            Body = showsText ? then.Body : "",
            EditedAt = then.EditedAt,
            Revision = then.Revision,
            Official = then.Official,
            Score = today.Score - today.Upvotes + today.Downvotes + tally.Up - tally.Down,
            Upvotes = tally.Up,
            Downvotes = tally.Down,
            ReplyCount = thread.AnswersTo(comment),
            Hidden = then.Hidden.Model(withdrawn ? Visibility.Author : 0, posts.Secret),
            HiddenNow = today.Hidden,
            Closed = isClosed ? true : null,
        };
    }
}
