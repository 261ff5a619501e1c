using Forum.Api.Comments;
using Forum.Api.Http;
using Forum.Api.Moderation;
using Npgsql;

namespace Forum.Api.Threads;

/// <summary>
/// A page of a thread that has not many more comments than fit on it: all of them are read in one scan, and put in order here. Of larger threads
/// the database walks the tree (<see cref="CommentWalk"/>), at a cost of several probes for each comment, whatever the thread's size.
/// </summary>
public static class SmallThread
{
    static readonly string InTime = Sql("comment.position", join: "");

    static readonly string InOrder = Sql(
        "place.position", "left join forum.comment_rank place on place.id = comment.id and place.generation = $6");

    /// <summary>With more comments than this no thread is small, however large a page may be.</summary>
    public const int Greatest = 2 * Requests.MaxLimit;

    /// <summary>More comments than this are not read for one page.</summary>
    static int Most(ThreadPart part) => 2 * part.Paging.Limit;

    /// <returns>A statement whose rows <see cref="ReadAsync"/> reads.</returns>
    public static NpgsqlBatchCommand Command(long thread, ThreadPart part, Viewer viewer)
    {
        var all = new NpgsqlBatchCommand(part.Order is null ? InTime : InOrder);
        all.Parameters.AddViewer(viewer);
        all.Parameters.Add(new() { Value = thread });
        all.Parameters.Add(new() { Value = (long)Most(part) });
        if (part.Order is { } order) all.Parameters.Add(new() { Value = order.Generation });
        return all;
    }

    /// <param name="count">How many comments the thread is said to have; there may be some more.</param>
    /// <returns>The comments of the page, and one more where there is one; null where the thread is not small, or perhaps empty.</returns>
    public static async Task<List<CommentModel>?> ReadAsync(
        NpgsqlDataReader rows, Guid thread, long count, ThreadPart part, Viewer viewer, CancellationToken cancellation)
    {
        if (count > Most(part)) return null;
        var (comments, places, replies) = (new List<CommentModel>((int)count), new List<Place>((int)count), new Dictionary<Guid, long>());
        while (await rows.ReadAsync(cancellation))
        {
            var comment = CommentModel.Read(rows, viewer);
            const int At = CommentModel.Width;
            comments.Add(comment);
            var parent = rows.GetGuid(At);
            places.Add(new Place(
                comment.Id, parent, rows.IsDBNull(At + 1) ? null : rows.GetInt64(At + 1), comment.Number, comment.Depth, rows.GetBoolean(At + 2)));
            if (rows.GetInt16(CommentModel.HidesExistence) == 0) replies[parent] = replies.GetValueOrDefault(parent) + 1;
        }

        // None at all were read where the count has risen since it was read first.
        return comments.Count == 0 || comments.Count > Most(part) ? null : [.. Page(thread, comments, places, replies, part)];
    }

    static IEnumerable<CommentModel> Page(
        Guid thread, List<CommentModel> comments, List<Place> places, Dictionary<Guid, long> replies, ThreadPart part)
    {
        var (root, top) = (thread, 0);
        if (part.Parent != 0)
        {
            var parent = places.FindIndex(place => place.Number == part.Parent);
            if (parent < 0 || !IsKnown(parent)) yield break;
            (root, top) = (places[parent].Id, places[parent].Depth + 1);
        }

        var bottom = top + (long)part.Levels;
        foreach (var index in DepthFirst.Walk(
            places, root, bottom, part.Paging.After?.Number ?? 0, part.Paging.Limit + 1, part.Paging.Sort == CommentSort.New))
        {
            var answers = replies.GetValueOrDefault(places[index].Id);
            yield return comments[index] with { ReplyCount = answers, MoreReplies = places[index].Depth + 1 >= bottom ? answers : 0 };
        }

        bool IsKnown(int index) =>
            index < 0 || (places[index].Exists && IsKnown(places.FindIndex(place => place.Id == places[index].Parent)));
    }

    // The count is looked at once, before anything else is. Answers are counted here: all of them are at hand.
    static string Sql(string position, string join) =>
        $"""
        select {CommentModel.Select("$4", replies: "0::bigint")}, comment.parent_key, {Number(position)}, {CommentExistence.Itself("comment")}
        from views.comment comment {CommentModel.People} {join}
        where comment.thread_id = (select id from views.thread where number = $4)
          and coalesce((
              select comment_count from views.thread_activity activity join views.thread counted on counted.id = activity.thread_id
              where counted.number = $4), 0) <= $5
        limit $5 + 1
        """;

    static string Number(string position) =>
        position == "place.position" ? position : $"(extract(epoch from {position}) * 1000000)::bigint";
}
