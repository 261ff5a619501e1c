using Npgsql;

namespace Forum.Benchmarks.Arena;

/// <summary>
/// Writes threads and comments straight into the database, events and inline views as the forum itself would, in a fraction of the time. What is
/// asynchronous follows by itself.
/// </summary>
static class Seed
{
    public const string Body =
        "'I took it **twice** last week, and it was on time both times. The driver said that they ' || i || ' _hope_ to keep it through the winter; see [the plan](https://example.org/plan).'";

    /// <returns>The numbers of the threads.</returns>
    public static async Task<IReadOnlyList<long>> ThreadsAsync(NpgsqlDataSource database, IReadOnlyList<Writer> writers, int threads, int comments)
    {
        await using var command = database.CreateCommand(
            $"""
            create temporary table seeded as
                select gen_random_uuid() as id, nextval('forum.thread_number') as number,
                    ('{Array(writers)}'::uuid[])[1 + t % {writers.Count}] as author_id, t
                from generate_series(1, {threads}) t;
            insert into forum.mt_streams (id, type, version, timestamp, created)
                select id, 'discussion_thread', 1, now(), now() from seeded;
            insert into forum.mt_events (seq_id, id, stream_id, version, data, type, timestamp)
                select nextval('forum.mt_events_sequence'), gen_random_uuid(), seeded.id, 1, jsonb_build_object(
                    'threadId', seeded.id, 'number', number, 'communityId', community.id, 'author', author_id,
                    'title', 'Is the night tram back? ' || t, 'body', 'I heard *bells*.', 'link', null), 'thread_started', now()
                from seeded, (select id from views.community where name = '{Stage.Community}') community(id);
            insert into views.thread (id, number, community_id, kind, title, body, author_id, created_at)
                select seeded.id, number, community.id, 'text', 'Is the night tram back? ' || t, 'I heard *bells*.', author_id, now()
                from seeded, (select id from views.community where name = '{Stage.Community}') community(id);
            {Comments("select id, t from seeded", writers, comments, nested: true)}
            select array_agg(number order by number) from seeded;
            drop table seeded;
            """);
        command.CommandTimeout = 0;
        await using var rows = await command.ExecuteReaderAsync();
        do
        {
            if (rows.FieldCount == 1 && await rows.ReadAsync()) return rows.GetFieldValue<long[]>(0);
        }
        while (await rows.NextResultAsync());

        throw new InvalidOperationException("No thread was written.");
    }

    /// <summary>One thread of very many comments, as deep as wide.</summary>
    public static async Task FillAsync(NpgsqlDataSource database, IReadOnlyList<Writer> writers, long thread, int comments)
    {
        await using var command = database.CreateCommand(Comments($"select id, number as t from views.thread where number = {thread}", writers, comments, nested: true));
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    // Chains of five: each fifth comment is at the top level, the others answer the one before them.
    static string Comments(string threads, IReadOnlyList<Writer> writers, int comments, bool nested)
    {
        const string at = "clock_timestamp() - interval '1 hour' + i * interval '1 millisecond'";
        var depth = nested ? "(i - 1) % 5" : "0";
        return
            $"""
            create temporary table seeded_comment as
                select gen_random_uuid() as id, nextval('forum.comment_number') as number, thread.id as thread_id, i, {depth} as depth,
                    ('{Array(writers)}'::uuid[])[1 + (thread.t + i) % {writers.Count}] as author_id, {Body} as body, {at} as at
                from ({threads}) thread(id, t), generate_series(1, {comments}) i
                order by thread.id, i;
            create temporary table placed as
                select *, case when depth > 0 then lag(id) over (partition by thread_id order by i) end as parent_id,
                    case when depth > 0 then lag(number) over (partition by thread_id order by i) end as parent_number
                from seeded_comment;
            insert into forum.mt_streams (id, type, version, timestamp, created) select id, 'comment', 1, at, at from placed;
            insert into forum.mt_events (seq_id, id, stream_id, version, data, type, timestamp)
                select nextval('forum.mt_events_sequence'), gen_random_uuid(), id, 1, jsonb_build_object(
                    'commentId', id, 'number', number, 'threadId', thread_id, 'parent', parent_id, 'depth', depth, 'author', author_id,
                    'body', body), 'comment_posted', at
                from placed order by number;
            insert into views.comment (id, number, community_id, thread_id, parent_key, parent_number, parent_known, depth, author_id, body,
                    position, created_at, score)
                select placed.id, placed.number, thread.community_id, thread_id, coalesce(parent_id, thread_id), parent_number, true, depth,
                    placed.author_id, placed.body, at, at, 0
                from placed join views.thread thread on thread.id = placed.thread_id;
            drop table placed;
            drop table seeded_comment;
            """;
    }

    public static string Array(IReadOnlyList<Writer> writers) => $"{{{string.Join(',', writers.Select(writer => writer.Id))}}}";
}
