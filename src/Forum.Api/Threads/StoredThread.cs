using Forum.Api.Comments;
using Forum.Api.Http;
using Forum.Api.Members;
using Forum.Api.Moderation;
using Forum.Api.Votes;
using Forum.Domain;
using Npgsql;

namespace Forum.Api.Threads;

/// <summary>A thread as its row has it: who started it, and what of it the viewer may see, is said by <see cref="By(Person?, Viewer)"/>.</summary>
/// <param name="Author">Null where an imported page does not say.</param>
public sealed record StoredThread(
    ThreadSummary Thread, Guid? Author, Guid Community, short HidesText, short HidesAuthor, short HidesExistence, string? Reason)
{
    /// <summary>What <see cref="Read"/> wants selected, from <see cref="Tables"/>. $3 is the viewer.</summary>
    public static readonly string Columns =
        $"""
        thread.id, thread.number, thread.title, thread.kind, community.number, community.name, thread.created_at,
        coalesce(activity.last_activity, thread.created_at),
        coalesce(activity.comment_count, 0) - case when exists ({CommentExistence.Unseen("thread.id")}) then (
            select count(*) from ({CommentExistence.Below(CommentExistence.Unseen("thread.id"))}) gone) else 0 end,
        thread.locked, thread.pinned, thread.official, thread.link, thread.edited_at, thread.revision,
        community.id, thread.hides_text, thread.hides_author, thread.hides_existence, {HiddenReason.OfThread},
        coalesce(tally.up, 0), coalesce(tally.down, 0),
        coalesce((select vote from views.vote where vote.voter_id = $3 and vote.item_id = thread.id), 0::smallint),
        exists (select from views.saved where saved.member_id = $3 and saved.item_id = thread.id),
        (select (
            select count(*) from (
                select from views.comment since
                where since.thread_id = thread.id and since.created_at > mark.came_at and since.author_id <> $3
                  and case when exists ({CommentExistence.Unseen("thread.id")})
                      then since.id not in ({CommentExistence.Below(CommentExistence.Unseen("thread.id"))}) else true end
                limit 1000) since)
         from views.read_mark mark where mark.member_id = $3 and mark.thread_id = thread.id),
        thread.author_id, thread.written_from, thread.written_to, thread.written_text, thread.score
        """;

    /// <summary>How many columns <see cref="Columns"/> names.</summary>
    public const int Width = 30;

    public const string Tables =
        """
        views.thread thread
        join views.community community on community.id = thread.community_id
        left join views.thread_activity activity on activity.thread_id = thread.id
        left join views.tally tally on tally.item_id = thread.id
        """;

    /// <summary>True where the viewer, the first three parameters, may know of the thread.</summary>
    public static readonly string Exists = Visibility.Exists("thread", Visibility.AuthorOf("thread"));

    public static StoredThread Read(NpgsqlDataReader row)
    {
        var thread = new ThreadSummary(
            row.GetGuid(0), row.GetInt64(1), row.GetString(2), KindOf(row.GetString(3)), row.IsDBNull(12) ? null : row.GetString(12),
            new CommunityRef(row.GetInt64(4), row.GetString(5)), Author: null,
            row.IsDBNull(26) ? null : new WrittenAt(Time(26), Time(27), row.GetString(28)),
            Time(6), row.IsDBNull(13) ? null : Time(13), Time(7), row.GetInt64(8),
            row.GetInt32(29) + row.GetInt64(20) - row.GetInt64(21), row.GetInt64(20), row.GetInt64(21), VoteView.Shown(row.GetInt16(22)), row.GetBoolean(23),
            row.IsDBNull(24) ? null : row.GetInt64(24), row.GetInt32(14), row.GetBoolean(9), row.GetBoolean(10), row.GetBoolean(11),
            Hidden: null, Blocked: false);
        return new StoredThread(
            thread, row.IsDBNull(25) ? null : row.GetGuid(25), row.GetGuid(15), row.GetInt16(16), row.GetInt16(17), row.GetInt16(18),
            row.IsDBNull(19) ? null : row.GetString(19));

        DateTimeOffset Time(int column) => row.GetFieldValue<DateTimeOffset>(column);
    }

    public static ThreadKind KindOf(string stored) => Enum.Parse<ThreadKind>(stored, ignoreCase: true);

    /// <param name="people">Among whom its author is, where it has one.</param>
    public ThreadSummary By(IReadOnlyDictionary<Guid, Person> people, Viewer viewer) => By(AuthorAmong(people), viewer);

    public ThreadSummary By(Person? author, Viewer viewer)
    {
        var (seesThrough, hidesText) = (SeesThrough(author, viewer), Visibility.HidesText(HidesText, author));
        var showsText = Visibility.Shows(hidesText, seesThrough);
        return Thread with
        {
            Title = showsText ? Thread.Title : "",
            Link = showsText ? Thread.Link : null,
            Author = Visibility.Shows(HidesAuthor, seesThrough) ? author?.Member : null,
            Hidden = HiddenModel.Of(hidesText, HidesAuthor, HidesExistence, Reason),
            Blocked = Members.Blocked.Folds(HidesAuthor, author, viewer, Community),
        };
    }

    /// <summary>Whether the viewer may read what the thread says.</summary>
    public bool ShowsText(Person? author, Viewer viewer) =>
        Visibility.Shows(Visibility.HidesText(HidesText, author), SeesThrough(author, viewer));

    public Person? AuthorAmong(IReadOnlyDictionary<Guid, Person> people) => Author is { } id ? people.GetValueOrDefault(id) : null;

    int SeesThrough(Person? author, Viewer viewer) => Visibility.SeesThrough(viewer, author?.Member.Id, Community);
}
