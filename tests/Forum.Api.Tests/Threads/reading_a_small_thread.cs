using Forum.Api.Comments;
using Forum.Api.Http;
using Forum.Api.Threads;
using Forum.Domain;
using Forum.Domain.Moderation;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Api.Tests.Threads;

/// <summary>A thread that fits into one scan is put in order by the program, any other is walked by the database: nobody may see which.</summary>
public class reading_a_small_thread(AppFixture app)
{
    const int Comments = 30;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task shows_what_a_walk_shows(int seed)
    {
        var random = new Random(seed);
        var author = await app.SignUpAsync();
        var thread = await author.StartThreadAsync(await author.FoundCommunityAsync());
        var numbers = await WriteAsync(random, author, thread);
        var (pages, orders) = (app.Services.GetRequiredService<ThreadPageQuery>(), app.Services.GetRequiredService<CommentOrders>());
        var (writer, community) = await PeopleAsync(thread);
        Viewer[] viewers =
        [
            Viewer.Nobody, new(new MemberId(writer), IsAdministrator: false, []), new(new MemberId(Guid.CreateVersion7()), IsAdministrator: true, []),
            new(new MemberId(Guid.CreateVersion7()), IsAdministrator: false, [new CommunityId(community)]),
        ];

        for (var tries = 0; tries < 200; tries++)
        {
            var sort = random.GetItems(Enum.GetValues<CommentSort>(), 1)[0];
            var order = CommentOrders.Keeps(sort) ? await orders.FindAsync(thread, sort, generation: null, Ct) : null;
            var parent = random.Next(3) == 0 ? Any(random, numbers) : 0;
            var part = new ThreadPart(
                new Paging<CommentSort>(sort, random.Next(Comments / 2, 2 * Comments), After: null), random.Next(3) == 0 ? random.Next(5) : int.MaxValue, parent, order);
            if (random.Next(2) == 0) part = part with { Paging = part.Paging with { After = part.End(Any(random, numbers)) } };

            var viewer = random.GetItems(viewers, 1)[0];
            var walked = await pages.WalkAsync(thread, part, viewer, Ct);
            var read = (await pages.FindAsync(thread, part, viewer, Ct))!;
            Assert.Equal(
                walked.Take(part.Paging.Limit).Select(comment => (comment.Number, comment.MoreReplies, comment.ReplyCount)),
                read.Comments.Select(comment => (comment.Number, comment.MoreReplies, comment.ReplyCount)));
            Assert.Equal(walked.Count > part.Paging.Limit, read.Next is not null);
        }
    }

    static long Any(Random random, IReadOnlyList<long> numbers) => numbers[random.Next(numbers.Count)];

    /// <summary>Answers to whatever is there, and some of it hidden by one layer or another.</summary>
    async Task<IReadOnlyList<long>> WriteAsync(Random random, Client author, long thread)
    {
        var numbers = new List<long>();
        for (var i = 0; i < Comments; i++)
        {
            long? parent = numbers.Count > 0 && random.Next(4) > 0 ? Any(random, numbers) : null;
            var posted = (await author.PostAsync($"/api/threads/{thread}/comments", new { parent, body = $"Answer {i}" })).Expect(System.Net.HttpStatusCode.Created);
            numbers.Add(posted["number"].GetInt64());
            if (random.Next(3) == 0) await author.PutAsync($"/api/comments/{numbers[^1]}/vote", new { vote = "up" });
        }

        await app.ViewsCatchUpAsync();
        for (var i = 0; i < 4; i++) await app.HideExistenceAsync(Any(random, numbers), random.GetItems(Enum.GetValues<SuppressionLayer>(), 1)[0]);
        await app.ViewsCatchUpAsync();
        return numbers;
    }

    async Task<(Guid Author, Guid Community)> PeopleAsync(long thread) => (
        await app.QueryAsync<Guid>("select author_id from views.thread where number = $1", thread),
        await app.QueryAsync<Guid>("select community_id from views.thread where number = $1", thread));
}
