using System.Net;

namespace Forum.Api.Tests.Votes;

public class tallying_votes(AppFixture app)
{
    /// <summary>Whatever people do, and however many at once: what is counted is each one's last vote.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task equals_the_last_votes_of_all(int seed)
    {
        var random = new Random(seed);
        string[] choices = ["up", "down", "none"];
        var thread = await app.WideThreadAsync(comments: 4);
        string[] items = [$"threads/{thread.Number}", .. thread.Comments.Select(comment => $"comments/{comment}")];
        var people = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => app.SignUpAsync()));
        var votes = people.Select(_ => Enumerable.Range(0, 12).Select(_ => (Item: items[random.Next(items.Length)], Vote: choices[random.Next(3)])).ToList())
            .ToList();

        await Task.WhenAll(people.Zip(votes, async (person, own) =>
        {
            foreach (var (item, vote) in own) (await person.PutAsync($"/api/{item}/vote", new { vote })).Expect(HttpStatusCode.OK);
        }));
        await app.ViewsCatchUpAsync();

        foreach (var item in items)
        {
            var last = votes.Select(own => own.LastOrDefault(vote => vote.Item == item).Vote).ToList();
            var shown = await app.Anonymous().GetAsync($"/api/{item}");
            Assert.Equal(
                (last.Count(vote => vote == "up"), last.Count(vote => vote == "down")),
                (shown["upvotes"].GetInt32(), shown["downvotes"].GetInt32()));
        }

        // What orders threads is the same sum.
        Assert.Equal(
            (await app.Anonymous().GetAsync($"/api/threads/{thread.Number}"))["score"].GetInt64(),
            await app.QueryAsync<long>("select score from views.thread_score where number = $1", thread.Number));
    }
}
