namespace Forum.Benchmarks.Arena;

/// <summary>
/// Fills a store up to so many events, all of them threads of <see cref="Site.CommentsInThread"/> comments, with all views but two: inboxes and
/// the words to search by, which nothing that is measured here reads. Ids and numbers follow from each other, so no table waits for another.
/// </summary>
static class Filling
{
    const int ThreadsAtOnce = 2_000, EventsOfThread = 1 + Site.CommentsInThread;

    public static async Task FillAsync(Site site, long events)
    {
        await site.StopAsync();
        var threads = (int)((events - await site.ScalarAsync<long>("select count(*) from forum.mt_events")) / EventsOfThread);
        var filling = await BeginAsync(site, threads);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, threads).Chunk(ThreadsAtOnce), new ParallelOptions { MaxDegreeOfParallelism = 2 },
            async (some, _) => await site.ExecuteAsync(filling(some[0], some[^1])));
        await site.ExecuteAsync(
            $"""
            update views.member_activity set comments = comments + {(long)threads * Site.CommentsInThread / site.Writers.Count},
                threads = threads + {threads / site.Writers.Count};
            update views.community_activity set comments = comments + {(long)threads * Site.CommentsInThread}, threads = threads + {threads};
            update forum.mt_event_progression set last_seq_id = (select max(seq_id) from forum.mt_events) where last_seq_id > 0;
            """);
        // Else the server would tidy up by itself while it is measured.
        foreach (var table in (string[])["forum.mt_streams", "forum.mt_events", "views.thread", "views.comment", "views.reply_count"])
        {
            await site.ExecuteAsync($"vacuum analyze {table}");
        }

        await site.ExecuteAsync("checkpoint");
        await site.RestartAsync();
        await site.CatchUpAsync();
    }

    /// <summary>Takes all numbers at once.</summary>
    /// <returns>Writes what belongs to some threads, by their first and last.</returns>
    static async Task<Func<int, int, string>> BeginAsync(Site site, int threads)
    {
        var thread = await TakeAsync(site, "forum.thread_number", threads);
        var comment = await TakeAsync(site, "forum.comment_number", (long)threads * Site.CommentsInThread);
        var sequence = await TakeAsync(site, "forum.mt_events_sequence", (long)threads * EventsOfThread);
        var community = await site.ScalarAsync<Guid>($"select id from views.community where name = '{Site.Community}'");
        var authors = $"'{Seed.Array(site.Writers)}'::uuid[]";

        return (first, last) =>
            $"""
            set synchronous_commit = off;
            set session_replication_role = replica; -- every comment has its stream: nothing to check
            create temporary table filled_thread as
                select t, {Id("9", "t")} as id, {thread} + t as number, ({authors})[1 + t % {site.Writers.Count}] as author_id,
                    {sequence} + t::bigint * {EventsOfThread} as seq_id, now() as at
                from generate_series({first}, {last}) t;
            create temporary table filled_comment as
                select n, {Id("8", "n")} as id, {comment} + n as number, thread.id as thread_id, thread.seq_id + i as seq_id,
                    ({authors})[1 + (t + i) % {site.Writers.Count}] as author_id, {Seed.Body} as body, (i - 1) % 5 as depth,
                    case when i % 5 <> 1 then {Id("8", "n - 1")} end as parent_id, now() - interval '1 hour' + i * interval '1 second' as at
                from filled_thread thread, generate_series(1, {Site.CommentsInThread}) i, lateral (select t::bigint * {Site.CommentsInThread} + i - 1) its(n)
                order by n;
            insert into forum.mt_streams (id, type, version, timestamp, created) select id, 'discussion_thread', 1, at, at from filled_thread;
            insert into forum.mt_streams (id, type, version, timestamp, created) select id, 'comment', 1, at, at from filled_comment;
            insert into forum.mt_events (seq_id, id, stream_id, version, data, type, timestamp)
                select seq_id, gen_random_uuid(), id, 1, jsonb_build_object('threadId', id, 'number', number, 'communityId', '{community}', 'author', author_id,
                    'title', 'Is the night tram back? ' || t, 'body', 'I heard *bells*.', 'link', null), 'thread_started', at
                from filled_thread;
            insert into forum.mt_events (seq_id, id, stream_id, version, data, type, timestamp)
                select seq_id, gen_random_uuid(), id, 1, jsonb_build_object('commentId', id, 'number', number, 'threadId', thread_id, 'parent', parent_id,
                    'depth', depth, 'author', author_id, 'body', body), 'comment_posted', at
                from filled_comment;
            insert into views.thread (id, number, community_id, kind, title, body, author_id, created_at)
                select id, number, '{community}', 'text', 'Is the night tram back? ' || t, 'I heard *bells*.', author_id, at from filled_thread;
            insert into views.comment (id, number, community_id, thread_id, parent_key, parent_number, parent_known, depth, author_id, body,
                    position, created_at, score)
                select id, number, '{community}', thread_id, coalesce(parent_id, thread_id), case when depth > 0 then number - 1 end, true, depth,
                    author_id, body, at, at, 0
                from filled_comment;
            insert into views.thread_activity (thread_id, community_id, number, comment_count, last_activity)
                select id, '{community}', number, {Site.CommentsInThread}, at from filled_thread;
            insert into views.thread_score (thread_id, community_id, number, created_at, score) select id, '{community}', number, at, 0 from filled_thread;
            insert into views.reply_count (comment_id, replies) select parent_id, 1 from filled_comment where parent_id is not null;
            drop table filled_thread, filled_comment;
            """;
    }

    // As the forum's own ids do, these ascend.
    static string Id(string kind, string number) => $"('01900000-0000-7000-{kind}000-' || lpad(to_hex({number}), 12, '0'))::uuid";

    /// <returns>The first of so many numbers.</returns>
    static async Task<long> TakeAsync(Site site, string sequence, long count)
    {
        var first = await site.ScalarAsync<long>($"select nextval('{sequence}')");
        await site.ExecuteAsync($"select setval('{sequence}', {first + count - 1})");
        return first;
    }
}
