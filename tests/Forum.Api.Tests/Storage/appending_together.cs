using System.Net;
using System.Text.Json;
using Forum.Domain;
using Forum.Domain.Comments;

namespace Forum.Api.Tests.Storage;

public class appending_together(AppFixture app)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task stores_what_the_stores_own_way_to_append_stores()
    {
        var author = await app.SignUpAsync();
        var thread = await author.StartThreadAsync(await author.FoundCommunityAsync());
        var together = await author.CommentAsync(thread, "Both the same.");
        var place = await app.QueryAsync<Guid[]>("select array[community_id, thread_id, author_id] from views.comment where number = $1", together);
        var own = new CommentId(Guid.CreateVersion7());
        Assert.IsType<Decision.Accepted>(await app.InvokeAsync(new PostComment(
            own, await app.QueryAsync<long>("select nextval('forum.comment_number')"), new CommunityId(place[0]), new ThreadId(place[1]), Parent: null,
            new MemberId(place[2]), "Both the same.", DateTimeOffset.UtcNow)));

        // All columns, so that one which a later version of the store adds is noticed; less what is each one's own, and who let a command run.
        const string Row =
            """
            select (to_jsonb(stream) - array['id', 'timestamp', 'created']
                || (to_jsonb(happened) - array['seq_id', 'id', 'stream_id', 'timestamp', 'causation_id', 'correlation_id', 'user_name'])
                || jsonb_build_object('data', happened.data - array['commentId', 'number'], 'correlated', happened.correlation_id is not null))::text
            from forum.mt_streams stream join forum.mt_events happened on happened.stream_id = stream.id where stream.id = $1
            """;
        var id = await app.QueryAsync<Guid>("select id from views.comment where number = $1", together);
        Assert.Equal(await app.QueryAsync<string>(Row, own.Value), await app.QueryAsync<string>(Row, id));
        Assert.Equal(
            await app.QueryAsync<string>("select (to_jsonb(row) - array['id', 'number', 'created_at', 'position'])::text from views.comment row where id = $1", own.Value),
            await app.QueryAsync<string>("select (to_jsonb(row) - array['id', 'number', 'created_at', 'position'])::text from views.comment row where id = $1", id));
        Assert.Equal($"{place[2]}", await app.QueryAsync<string>("select user_name from forum.mt_events where stream_id = $1", id));
        Assert.True(await app.QueryAsync<bool>(
            "select happened.timestamp = row.created_at from views.comment row join forum.mt_events happened on happened.stream_id = row.id where row.id = $1", id));
    }

    [Fact]
    public async Task refuses_some_and_takes_the_others()
    {
        var writers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.SignUpAsync()));
        var community = await writers[0].FoundCommunityAsync();
        var (open, locked) = (await writers[0].StartThreadAsync(community), await writers[0].StartThreadAsync(community));
        var moderator = await app.SignUpModeratorAsync(community);
        await moderator.OpenCaseAsync(new { kind = "lock", thread = locked, reason = "Enough." });

        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(async i => (
            Thread: i % 3 == 0 ? locked : open,
            Answer: await writers[i % writers.Length].PostAsync($"/api/threads/{(i % 3 == 0 ? locked : open)}/comments", new { body = $"I am {i}." }))));
        Assert.All(answers, one => one.Answer.Expect(one.Thread == locked ? HttpStatusCode.Conflict : HttpStatusCode.Created));

        await app.ViewsCatchUpAsync();
        var posted = answers.Where(one => one.Thread == open).Select(one => one.Answer.Json).OrderBy(comment => comment.GetProperty("number").GetInt64()).ToList();
        var shown = (await app.Anonymous().GetAsync($"/api/threads/{open}?limit=100"))["comments"].EnumerateArray().OrderBy(Number).ToList();
        Assert.Equal(posted.Select(Text), shown.Select(Text));
        Assert.Equal(0, (await app.Anonymous().GetAsync($"/api/threads/{locked}"))["commentCount"].GetInt64());

        static long Number(JsonElement comment) => comment.GetProperty("number").GetInt64();
        static string Text(JsonElement comment) => comment.ToString();
    }

    [Fact]
    public async Task spares_nobody_because_another_came_first_to_the_same_id()
    {
        var writers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.SignUpAsync()));
        var thread = await writers[0].StartThreadAsync(await writers[0].FoundCommunityAsync());
        var taken = Guid.CreateVersion7();

        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => writers[i % writers.Length].PostAsync(
            $"/api/threads/{thread}/comments", i % 4 == 0 ? new { id = taken, body = "Mine!" } : (object)new { body = $"I am {i}." })));

        var ofOne = answers.Where((_, i) => i % 4 == 0).ToList();
        var first = ofOne.First(answer => answer.Status == HttpStatusCode.Created)["author"].GetProperty("id").GetGuid();
        Assert.All(ofOne, answer => Assert.True(
            answer.Status == HttpStatusCode.Conflict || answer["author"].GetProperty("id").GetGuid() == first, $"{answer.Status}"));
        Assert.All(answers.Where((_, i) => i % 4 != 0), answer => answer.Expect(HttpStatusCode.Created));
        Assert.Equal(1, await app.CountEventsAsync(taken));
        await app.ViewsCatchUpAsync();
        Assert.Equal(49, (await app.Anonymous().GetAsync($"/api/threads/{thread}"))["commentCount"].GetInt64());
    }

    [Fact]
    public async Task counts_each_vote_of_many_who_vote_from_several_devices_at_once()
    {
        var voters = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.SignUpAsync()));
        var thread = await voters[0].StartThreadAsync(await voters[0].FoundCommunityAsync());
        long[] comments = [await voters[0].CommentAsync(thread), await voters[0].CommentAsync(thread), await voters[0].CommentAsync(thread)];

        string[] choices = ["up", "down", "none"];
        await Parallel.ForEachAsync(Enumerable.Range(0, 240), new ParallelOptions { CancellationToken = Ct, MaxDegreeOfParallelism = 24 }, async (i, _) =>
            (await voters[i % 8].PutAsync($"/api/comments/{comments[i % 3]}/vote", new { vote = choices[i / 24 % 3] })).Expect(HttpStatusCode.OK));

        // What a voter was told last is what is recorded last, each change is one event, and the sums are those of the events.
        await app.ViewsCatchUpAsync();
        foreach (var comment in comments)
        {
            var sums = await app.QueryAsync<long[]>(
                """
                select array[count(*) filter (where last = 'Up'), count(*) filter (where last = 'Down')] from (
                    select distinct on (data ->> 'voterId') data ->> 'vote' as last from forum.mt_events
                    where type = 'vote_cast' and data -> 'item' ->> 'id' = (select id::text from views.comment where number = $1)
                    order by data ->> 'voterId', version desc) votes
                """,
                comment);
            var shown = await app.Anonymous().GetAsync($"/api/comments/{comment}");
            Assert.Equal((sums[0], sums[1]), (shown["upvotes"].GetInt64(), shown["downvotes"].GetInt64()));
        }

        Assert.Equal(0, await app.QueryAsync<long>(
            """
            select count(*) from (
                select data ->> 'vote' as vote, lag(data ->> 'vote', 1, 'None') over (partition by stream_id, data -> 'item' ->> 'id' order by version) as before
                from forum.mt_events where type = 'vote_cast'
                  and data -> 'item' ->> 'id' in (select id::text from views.comment where number = any($1))) votes
            where vote = before
            """,
            comments));
    }
}
