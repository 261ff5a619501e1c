using System.Runtime.CompilerServices;
using Forum.Api.Http;
using Forum.Api.Members;
using Forum.Api.Moderation;
using Forum.Api.Storage;
using Forum.Api.Text;
using Npgsql;

namespace Forum.Api.Takeout;

/// <summary>What somebody wrote, the newest first, each with all its versions.</summary>
public sealed class TakenPosts(NpgsqlDataSource database, WrittenQueries written, Mentioning mentioning)
{
    static readonly string OfThreads = Sql("thread", post => $"{post}.title, {post}.body, {post}.link");
    static readonly string OfComments = Sql("comment", post => $"null::text as title, {post}.body, null::text as link");

    public async IAsyncEnumerable<TakenPost> ThreadsAsync(Viewer viewer, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var page in PagesAsync(paging => written.ThreadsAsync(viewer.Id!.Value, paging, viewer, cancellation)))
        {
            var found = await VersionsAsync(OfThreads, page.Select(thread => thread.Id), viewer, cancellation);
            foreach (var thread in page)
            {
                var (deletedAt, versions) = found[thread.Id];
                yield return new TakenPost(
                    thread.Id, thread.Number, Thread: null, Parent: null, thread.Community.Name, thread.WrittenAt, thread.CreatedAt, thread.Official,
                    thread.Hidden, deletedAt, versions);
            }
        }
    }

    public async IAsyncEnumerable<TakenPost> CommentsAsync(Viewer viewer, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var page in PagesAsync(paging => written.CommentsAsync(viewer.Id!.Value, paging, viewer, cancellation)))
        {
            var found = await VersionsAsync(OfComments, page.Select(comment => comment.Id), viewer, cancellation);
            foreach (var comment in page)
            {
                var (deletedAt, versions) = found[comment.Id];
                yield return new TakenPost(
                    comment.Id, comment.Number, comment.Thread, comment.Parent, Community: null, comment.WrittenAt, comment.CreatedAt, comment.Official,
                    comment.Hidden, deletedAt, versions);
            }
        }
    }

    static async IAsyncEnumerable<IReadOnlyList<T>> PagesAsync<T>(Func<Paging<WrittenSort>, Task<Page<T>>> read)
    {
        for (var paging = new Paging<WrittenSort>(WrittenSort.New, Paged.Size, After: null); ;)
        {
            var page = await read(paging);
            if (page.Items.Count > 0) yield return page.Items;
            if (page.Next is null) yield break;
            paging = paging with { After = Cursor.Parse(page.Next, paging.Order) };
        }
    }

    async Task<Dictionary<Guid, (DateTimeOffset? DeletedAt, List<TakenVersion> Versions)>> VersionsAsync(
        string sql, IEnumerable<Guid> ids, Viewer viewer, CancellationToken cancellation)
    {
        var stored = new List<(Guid Id, DateTimeOffset? DeletedAt, TakenVersion Version)>();
        await using (var command = database.CreateCommand(sql))
        {
            command.Parameters.Add(new() { Value = ids.ToArray() });
            await using var row = await command.ExecuteReaderAsync(cancellation);
            while (await row.ReadAsync(cancellation))
            {
                var seesThrough = Visibility.SeesThrough(viewer, viewer.Id!.Value.Value, row.GetGuid(1));
                var isShown = Visibility.Shows(row.GetInt32(8), seesThrough);
                stored.Add((
                    row.GetGuid(0), row.IsDBNull(2) ? null : row.GetFieldValue<DateTimeOffset>(2),
                    new TakenVersion(row.GetInt32(3), row.GetFieldValue<DateTimeOffset>(4), Text(row, 5, isShown), Text(row, 7, isShown), Text(row, 6, isShown))));
            }
        }

        var texts = await mentioning.ReadAsync(stored.SelectMany(one => new[] { one.Version.Title, one.Version.Body }), cancellation);
        return stored.GroupBy(one => one.Id).ToDictionary(
            post => post.Key,
            post => (post.First().DeletedAt, post.Select(one => one.Version with
            {
                Title = texts.PlainOrNull(one.Version.Title),
                Body = texts.PlainOrNull(one.Version.Body),
            }).ToList()));
    }

    static string? Text(NpgsqlDataReader row, int column, bool isShown) => !isShown || row.IsDBNull(column) ? null : row.GetString(column);

    static string Sql(string post, Func<string, string> text) =>
        $"""
        select {post}.id, {post}.community_id, (
                select max(own.imposed_at) from views.{post}_suppression own
                where own.target_id = {post}.id and own.revision is null and own.layer = {Visibility.Author} and {ImpositionTable.InForce}),
            version.revision, version.written_at, version.title, version.body, version.link, ({post}.hides_text | version.hides_text)::integer
        from unnest((select $1::uuid[])) asked(id)
        cross join lateral (select * from views.{post} one where one.id = asked.id limit 1) {post}
        cross join lateral (
            select earlier.revision, {text("earlier")}, earlier.written_at, earlier.hides_text
            from views.{post}_revision earlier where earlier.{post}_id = {post}.id
            union all
            select {post}.revision, {text(post)}, coalesce({post}.edited_at, {post}.created_at), 0::smallint) version
        order by {post}.id, version.revision
        """;
}
