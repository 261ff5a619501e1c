using Forum.Api.Comments;
using Forum.Api.Http;
using Forum.Api.Members;
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

    /// <summary>Those who wrote its comments, and who started it; nobody where it is not small.</summary>
    static readonly string Authors = PeopleQuery.Sql(
        $"""
        in (
            select comment.author_id from views.comment comment where comment.thread_id = {Itself}
            union select thread.author_id from views.thread thread where thread.number = $4)
        """);

    /// <returns>A statement whose rows <see cref="ReadAsync"/> reads, and one for those who wrote them.</returns>
    public static IEnumerable<NpgsqlBatchCommand> Commands(long thread, ThreadPart part, Viewer viewer)
    {
        var all = Command(part.Order is null ? InTime : InOrder, thread, part, viewer);
        if (part.Order is { } order) all.Parameters.Add(new() { Value = order.Generation });
        return [all, Command(Authors, thread, part, viewer)];
    }

    /// <param name="count">How many comments the thread is said to have; there may be some more.</param>
    /// <returns>All comments; null where the thread is not small, or perhaps empty.</returns>
    public static async Task<List<SmallThreadRow>?> ReadAsync(NpgsqlDataReader rows, long count, ThreadPart part, CancellationToken cancellation)
    {
        if (count > Most(part)) return null;
        var comments = new List<SmallThreadRow>((int)count);
        while (await rows.ReadAsync(cancellation))
        {
            const int At = StoredComment.Width;
            comments.Add(new SmallThreadRow(StoredComment.Read(rows), rows.GetGuid(At), rows.IsDBNull(At + 1) ? null : rows.GetInt64(At + 1)));
        }

        // None at all were read where the count has risen since it was read first.
        return comments.Count == 0 || comments.Count > Most(part) ? null : comments;
    }

    /// <returns>The comments of the page, and one more where there is one.</returns>
    public static IEnumerable<CommentModel> Page(
        Guid thread, List<SmallThreadRow> comments, Dictionary<Guid, Person> people, ThreadPart part, Viewer viewer)
    {
        comments.RemoveAll(row => !people.ContainsKey(row.Stored.Author));
        var (places, replies) = (new List<Place>(comments.Count), new Dictionary<Guid, long>());
        foreach (var (stored, parent, position) in comments)
        {
            places.Add(new Place(
                stored.Comment.Id, parent, position, stored.Comment.Number, stored.Comment.Depth, stored.Exists(people[stored.Author], viewer)));
            if (stored.HidesExistence == 0) replies[parent] = replies.GetValueOrDefault(parent) + 1;
        }

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
            var (stored, answers) = (comments[index].Stored, replies.GetValueOrDefault(places[index].Id));
            yield return stored.Answered(answers, places[index].Depth + 1 >= bottom ? answers : 0).By(people[stored.Author], viewer);
        }

        bool IsKnown(int index) =>
            index < 0 || (places[index].Exists && IsKnown(places.FindIndex(place => place.Id == places[index].Parent)));
    }

    static NpgsqlBatchCommand Command(string sql, long thread, ThreadPart part, Viewer viewer)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.AddViewer(viewer);
        command.Parameters.Add(new() { Value = thread });
        command.Parameters.Add(new() { Value = (long)Most(part) });
        return command;
    }

    /// <summary>SQL for the thread's id, looked up once and before anything else is; null where it has too many comments.</summary>
    const string Itself =
        """
        (select thread.id from views.thread thread left join views.thread_activity activity on activity.thread_id = thread.id
         where thread.number = $4 and coalesce(activity.comment_count, 0) <= $5)
        """;

    // Answers are counted here: all of them are at hand.
    static string Sql(string position, string join) =>
        $"""
        select {StoredComment.Select("$4", replies: "0::bigint")}, comment.parent_key, {Number(position)}
        from views.comment comment {StoredComment.Joins} {join}
        where comment.thread_id = {Itself}
        limit $5 + 1
        """;

    static string Number(string position) =>
        position == "place.position" ? position : $"(extract(epoch from {position}) * 1000000)::bigint";
}

/// <param name="Parent">The comment that it answers, or the thread where it answers none.</param>
/// <param name="Position">Where it stands among its siblings; null where it has none in the order asked for.</param>
public sealed record SmallThreadRow(StoredComment Stored, Guid Parent, long? Position);
