using Forum.Api.Http;
using Forum.Api.Moderation;
using Forum.Api.Text;
using Forum.Api.Threads;
using Forum.Domain.Moderation;
using Npgsql;

namespace Forum.Api.Inbox;

public sealed class InboxQueries(NpgsqlDataSource database, PostQueries posts, Mentioning mentioning)
{
    /// <summary>Whoever has more unread of a kind does not want to know how much.</summary>
    const int MostCounted = 1_000;

    /// <param name="before">The position that the last page ended with; null for the first.</param>
    public async Task<Page<NoticeModel>> ListAsync(
        Viewer member, NoticeFilter filter, bool onlyUnread, int limit, long? before, CancellationToken cancellation)
    {
        await using var command = Command(InboxSql.Of(filter, onlyUnread), member, before ?? long.MaxValue, limit + 1);
        var found = new List<Found>();
        await using (var rows = await command.ExecuteReaderAsync(cancellation))
        {
            while (await rows.ReadAsync(cancellation)) found.Add(Read(rows, member));
        }

        var page = found.Take(limit).ToList();
        var written = await posts.FindAsync(
            [.. page.Where(one => one.Comment is null).Select(one => one.Thread).OfType<Guid>()],
            [.. page.Select(one => one.Comment).OfType<Guid>()], member, cancellation);
        return new Page<NoticeModel>(
            await mentioning.ShowAsync([.. page.Select(one => Show(one, written)).OfType<NoticeModel>()], cancellation),
            found.Count > limit ? new Cursor(Order, Key: 0, page[^1].Notice.Id).ToString() : null);
    }

    /// <summary>The name of the order that cursors are for.</summary>
    public const string Order = "Inbox";

    public async Task<InboxCounts> CountAsync(Viewer member, CancellationToken cancellation)
    {
        await using var command = Command(InboxSql.Counts, member, long.MaxValue, MostCounted);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        return new InboxCounts(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2));
    }

    /// <summary>The position of the last notice there is up to another; 0 where there is none. Nobody has read what is still to come.</summary>
    public async Task<long> LastAsync(Viewer member, long upTo, CancellationToken cancellation)
    {
        await using var command = Command(
            InboxSql.Of(NoticeFilter.All, onlyUnread: false), member, upTo == long.MaxValue ? upTo : upTo + 1, limit: 1);
        return await command.ExecuteScalarAsync(cancellation) is long position ? position : 0;
    }

    /// <summary>Those of some notices that the member has.</summary>
    public async Task<IReadOnlyList<long>> OwnAsync(Viewer member, long[] notices, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            select distinct position from views.notice
            where position = any($2) and member_id in (select id from views.member where id = $1 or claimed_by = $1) order by position
            """);
        command.Parameters.Add(new() { Value = member.Id!.Value.Value });
        command.Parameters.Add(new() { Value = notices });
        var own = new List<long>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) own.Add(rows.GetInt64(0));
        return own;
    }

    NpgsqlCommand Command(string sql, Viewer member, long before, int limit)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.AddViewer(member);
        command.Parameters.Add(new() { Value = before });
        command.Parameters.Add(new() { Value = (long)limit });
        return command;
    }

    static Found Read(NpgsqlDataReader row, Viewer member)
    {
        var notice = new NoticeModel(
            row.GetInt64(0), Enum.Parse<NoticeKind>(row.GetString(1)), row.GetFieldValue<DateTimeOffset>(2), row.GetBoolean(3),
            Thread: null, Comment: null, row.IsDBNull(6) ? null : CaseOf(row, member),
            row.IsDBNull(13) ? null : new NoticeClaim(row.GetInt64(13), row.GetString(14)));
        return new Found(notice, row.IsDBNull(5) ? null : row.GetGuid(5), row.IsDBNull(4) ? null : row.GetGuid(4));
    }

    static NoticeCase? CaseOf(NpgsqlDataReader row, Viewer member)
    {
        var shows = Visibility.SeesThrough(member, author: null, row.IsDBNull(10) ? Guid.Empty : row.GetGuid(10));
        if (!Visibility.Shows(row.GetInt16(12), shows)) return null;
        return new NoticeCase(
            row.GetInt64(6), Enum.Parse<CaseKind>(row.GetString(7), ignoreCase: true), Visibility.Shows(row.GetInt16(11), shows) ? row.GetString(8) : "",
            row.GetBoolean(9));
    }

    /// <returns>Null for what was hidden in the moment since it was found.</returns>
    static NoticeModel? Show(Found one, Posts written)
    {
        if (one.Comment is { } comment)
        {
            return written.Comments.GetValueOrDefault(comment) is var (thread, shown) ? one.Notice with { Thread = thread, Comment = shown } : null;
        }

        if (one.Thread is not { } about) return one.Notice;
        return written.Threads.GetValueOrDefault(about) is { } itself ? one.Notice with { Thread = itself } : null;
    }

    sealed record Found(NoticeModel Notice, Guid? Thread, Guid? Comment);
}
