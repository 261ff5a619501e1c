using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Npgsql;

namespace Forum.Benchmarks.Limits;

/// <summary>
/// What the machine could do at best: a bare server that answers with bytes it holds, reads the same rows in one statement and writes them as they
/// come, or records the same in one transaction of one round trip. No rule, no right, no name is looked at.
/// </summary>
static class LimitServer
{
    public const string Command = "limits";

    // A reply: an event, its stream, its row, and the thread's last activity.
    const string Tables =
        """
        create schema if not exists bare;
        create table if not exists bare.stream (id uuid primary key, version bigint not null, at timestamptz not null);
        create table if not exists bare.event (
            seq bigint generated always as identity primary key, stream_id uuid not null references bare.stream, version bigint not null, type text not null,
            data jsonb not null, at timestamptz not null, unique (stream_id, version));
        create table if not exists bare.comment (
            id uuid primary key, number bigint generated always as identity unique, thread_id uuid not null, parent_key uuid not null, author_id uuid not null,
            body text not null, at timestamptz not null);
        create index if not exists bare_siblings on bare.comment (parent_key, at, number);
        create table if not exists bare.thread (number bigint primary key, last_activity timestamptz not null);
        create table if not exists bare.vote (voter bigint not null, item bigint not null, vote smallint not null, primary key (voter, item));
        """;

    const string Page =
        """
        select comment.id::text, comment.number::text, comment.parent_number::text, comment.depth::text, comment.body, comment.created_at::text, comment.score::text,
            reply_count.replies::text, tally.up::text, tally.down::text, member.id::text, member.number::text, member.handle, member.display_name,
            array_to_string(member.pronoun_sets, ',')
        from views.thread thread
        join views.comment comment on comment.thread_id = thread.id
        join views.member member on member.id = comment.author_id
        left join views.reply_count reply_count on reply_count.comment_id = comment.id
        left join views.tally tally on tally.item_id = comment.id
        where thread.number = $1
        order by comment.number limit 50
        """;

    const string Feed =
        """
        select thread.id::text, thread.number::text, thread.title, thread.created_at::text, activity.last_activity::text, activity.comment_count::text,
            community.name, tally.up::text, tally.down::text, member.id::text, member.number::text, member.handle, member.display_name,
            array_to_string(member.pronoun_sets, ',')
        from views.thread thread
        join views.community community on community.id = thread.community_id
        join views.member member on member.id = thread.author_id
        left join views.thread_activity activity on activity.thread_id = thread.id
        left join views.tally tally on tally.item_id = thread.id
        where thread.number > $1
        order by thread.created_at desc, thread.number desc limit 50
        """;

    const string Profile =
        """
        select member.id::text, member.number::text, member.handle, member.display_name, member.bio, array_to_string(member.pronoun_sets, ','),
            activity.comments::text, activity.threads::text
        from views.member member left join views.member_activity activity on activity.member_id = member.id
        where member.number = $1
        """;

    const string Inbox =
        """
        select notice.position::text, notice.kind, notice.at::text,
            comment.id::text, comment.number::text, comment.parent_number::text, comment.depth::text, comment.body, comment.created_at::text, comment.score::text,
            reply_count.replies::text, comment_tally.up::text, comment_tally.down::text,
            member.id::text, member.number::text, member.handle, member.display_name, array_to_string(member.pronoun_sets, ','),
            thread.id::text, thread.number::text, thread.title, thread.created_at::text, activity.last_activity::text, activity.comment_count::text,
            community.name, thread_tally.up::text, thread_tally.down::text,
            starter.id::text, starter.number::text, starter.handle, starter.display_name, array_to_string(starter.pronoun_sets, ',')
        from (
            select * from views.notice where member_id = (select id from views.member where number = $1) order by position desc limit 50) notice
        left join views.comment comment on comment.id = notice.item_id
        left join views.reply_count reply_count on reply_count.comment_id = comment.id
        left join views.tally comment_tally on comment_tally.item_id = comment.id
        left join views.member member on member.id = comment.author_id
        left join views.thread thread on thread.id = coalesce(comment.thread_id, notice.item_id)
        left join views.community community on community.id = thread.community_id
        left join views.thread_activity activity on activity.thread_id = thread.id
        left join views.tally thread_tally on thread_tally.item_id = thread.id
        left join views.member starter on starter.id = thread.author_id
        order by notice.position desc
        """;

    public static async Task<int> RunAsync(int port, string connectionString)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        await using var database = NpgsqlDataSource.Create(
            $"{connectionString};Maximum Pool Size=16;Minimum Pool Size=8;Max Auto Prepare=50;Auto Prepare Min Usages=2;No Reset On Close=true");
        await using (var tables = database.CreateCommand(Tables)) await tables.ExecuteNonQueryAsync();
        await using var app = builder.Build();
        Map(app, database);
        await app.RunAsync();
        return 0;
    }

    static void Map(WebApplication app, NpgsqlDataSource database)
    {
        byte[] held = [];
        app.MapPut("/fixed", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            held = body.ToArray();
        });
        app.MapGet("/fixed", async (HttpContext http) =>
        {
            http.Response.ContentType = "application/json";
            http.Response.ContentLength = held.Length;
            await http.Response.BodyWriter.WriteAsync(held);
        });
        app.MapGet("/unchanged", (HttpContext http) =>
        {
            if (http.Request.Headers.IfNoneMatch.Count > 0) http.Response.StatusCode = StatusCodes.Status304NotModified;
        });
        app.MapGet("/page/{number:long}", (long number, HttpContext http) => RawAsync(database, Page, number, http.Response));
        app.MapGet("/feed/{number:long}", (long number, HttpContext http) => RawAsync(database, Feed, number, http.Response));
        app.MapGet("/profile/{number:long}", (long number, HttpContext http) => RawAsync(database, Profile, number, http.Response));
        app.MapGet("/inbox/{number:long}", (long number, HttpContext http) => RawAsync(database, Inbox, number, http.Response));
        app.MapPost("/reply/{thread:long}", async (long thread, HttpContext http) => await ReplyAsync(database, thread, await TextAsync(http)));
        app.MapPut("/vote/{voter:long}/{item:long}/{vote}", (long voter, long item, short vote) => VoteAsync(database, voter, item, vote));
    }

    static async Task RawAsync(NpgsqlDataSource database, string sql, long number, HttpResponse response)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = number });
        await using var rows = await command.ExecuteReaderAsync();
        response.ContentType = "application/json";
        var writer = response.BodyWriter;
        while (await rows.ReadAsync())
        {
            for (var column = 0; column < rows.FieldCount; column++)
            {
                if (!rows.IsDBNull(column)) Write(writer, rows.GetString(column));
                Write(writer, ",");
            }
        }

        await writer.FlushAsync();
    }

    static void Write(PipeWriter writer, string text)
    {
        var room = writer.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length));
        writer.Advance(Encoding.UTF8.GetBytes(text, room));
    }

    static async Task<string> TextAsync(HttpContext http)
    {
        using var body = new StreamReader(http.Request.Body);
        return await body.ReadToEndAsync();
    }

    static async Task ReplyAsync(NpgsqlDataSource database, long thread, string body)
    {
        var (comment, author, now) = (Guid.CreateVersion7(), Guid.Empty, DateTimeOffset.UtcNow);
        await using var batch = database.CreateBatch();
        Add(batch, "insert into bare.stream (id, version, at) values ($1, 1, $2)", comment, now);
        Add(batch, "insert into bare.event (stream_id, version, type, data, at) values ($1, 1, 'comment_posted', $2::jsonb, $3)", comment, body, now);
        Add(
            batch, "insert into bare.comment (id, thread_id, parent_key, author_id, body, at) values ($1, $2, $2, $3, $4, $5)",
            comment, author, author, body, now);
        Add(
            batch, "insert into bare.thread (number, last_activity) values ($1, $2) on conflict (number) do update set last_activity = excluded.last_activity",
            thread, now);
        await batch.ExecuteNonQueryAsync();
    }

    static async Task VoteAsync(NpgsqlDataSource database, long voter, long item, short vote)
    {
        var (stream, now) = (Guid.CreateVersion7(), DateTimeOffset.UtcNow);
        await using var batch = database.CreateBatch();
        Add(batch, "insert into bare.stream (id, version, at) values ($1, 1, $2)", stream, now);
        Add(
            batch, "insert into bare.event (stream_id, version, type, data, at) values ($1, 1, 'vote_cast', $2::jsonb, $3)",
            stream, string.Create(CultureInfo.InvariantCulture, $"{{\"voter\":{voter},\"item\":{item},\"vote\":{vote}}}"), now);
        Add(
            batch, "insert into bare.vote (voter, item, vote) values ($1, $2, $3) on conflict (voter, item) do update set vote = excluded.vote",
            voter, item, vote);
        await batch.ExecuteNonQueryAsync();
    }

    static void Add(NpgsqlBatch batch, string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        batch.BatchCommands.Add(command);
    }
}
