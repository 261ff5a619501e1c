using Forum.Api.Http;
using Forum.Api.Members;
using Forum.Api.Moderation;
using Npgsql;

namespace Forum.Api.Replay;

/// <summary>Who wrote a post, as of now.</summary>
/// <param name="Model">Null where the viewer may not know, or nobody does.</param>
/// <param name="IsOpen">Whether they may know other than as its author.</param>
public sealed record TimelineAuthor(MemberModel? Model, bool IsOpen);

/// <summary>Tells who wrote comments of a thread at a cut: hidden then is hidden, and hidden today is, too.</summary>
public sealed class TimelineAuthors(NpgsqlDataSource database)
{
    static readonly string Sql =
        $"""
        select comment.id, comment.hides_author, {MemberModel.Columns}
        from views.comment comment
        join views.member author on author.id = comment.author_id
        join views.member member on member.id = coalesce(author.claimed_by, author.id)
        where comment.id = any($1)
        """;

    const string Hidden = "select comment.id, comment.hides_author from views.comment comment where comment.thread_id = $1 and comment.hides_author > 0";

    /// <param name="comments">By their places; -1 is the thread.</param>
    public async Task<IReadOnlyDictionary<int, TimelineAuthor>> FindAsync(
        ThreadThen thread, IReadOnlyCollection<int> comments, Viewer viewer, CancellationToken cancellation)
    {
        var head = thread.Head;
        var authors = new Dictionary<int, TimelineAuthor>();
        if (comments.Contains(-1))
        {
            var hides = head.HidesAuthor | thread.Past.HiddenOf(-1, thread.Cut.Position).Author;
            authors[-1] = Of(thread, viewer, head.Author, hides, head.Today.Author);
        }

        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = comments.Where(place => place >= 0).Select(place => thread.Past.Comments[place].Id).ToArray() });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            var (place, hides, member) = (thread.Past.PlaceOf(row.GetGuid(0)), (int)row.GetInt16(1), MemberModel.Read(row, 2, viewer));
            authors[place] = Of(thread, viewer, member.Id, hides | thread.Past.HiddenOf(place, thread.Cut.Position).Author, member);
        }

        return authors;
    }

    /// <summary>The comments whose author the viewer may not know, or as the author alone, by their places.</summary>
    public async Task<IReadOnlySet<int>> HiddenAsync(ThreadThen thread, Viewer viewer, CancellationToken cancellation)
    {
        var hides = new Dictionary<int, int>();
        await using var command = database.CreateCommand(Hidden);
        command.Parameters.Add(new() { Value = thread.Past.Thread });
        await using (var row = await command.ExecuteReaderAsync(cancellation))
        {
            while (await row.ReadAsync(cancellation)) hides[thread.Past.PlaceOf(row.GetGuid(0))] = row.GetInt16(1);
        }

        foreach (var place in thread.Past.Acted(thread.Cut.Position))
        {
            var then = thread.Past.HiddenOf(place, thread.Cut.Position).Author;
            if (then != 0) hides[place] = hides.GetValueOrDefault(place) | then;
        }

        hides[-1] = thread.Head.HidesAuthor | thread.Past.HiddenOf(-1, thread.Cut.Position).Author;
        var open = thread.Head.SeesThrough(viewer, author: null);
        return hides.Where(one => !Visibility.Shows(one.Value, open)).Select(one => one.Key).ToHashSet();
    }

    static TimelineAuthor Of(ThreadThen thread, Viewer viewer, Guid? author, int hides, MemberModel? model) => new(
        Visibility.Shows(hides, thread.Head.SeesThrough(viewer, author)) ? model : null,
        Visibility.Shows(hides, thread.Head.SeesThrough(viewer, author: null)));
}
