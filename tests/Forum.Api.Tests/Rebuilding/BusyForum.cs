using System.Collections.Concurrent;
using System.Net;

namespace Forum.Api.Tests.Rebuilding;

/// <summary>Members who write and strangers who read until they are stopped, and every answer that was none.</summary>
sealed class BusyForum : IAsyncDisposable
{
    const int Writers = 4, Readers = 2;

    readonly CancellationTokenSource stopped = new();
    readonly ConcurrentQueue<string> failures = new();
    readonly List<Task> people = [];
    int answers;

    public IEnumerable<string> Failures => failures;

    public int Answers => answers;

    public static async Task<BusyForum> StartAsync(IForum forum)
    {
        var busy = new BusyForum();
        var founder = await forum.SignUpAsync();
        var community = await founder.FoundCommunityAsync();
        var thread = await founder.StartThreadAsync(community);
        var first = await founder.CommentAsync(thread);
        for (var i = 0; i < Writers; i++)
        {
            var writer = await forum.SignUpAsync();
            busy.people.Add(busy.RepeatAsync(turn => busy.WriteAsync(writer, community, thread, first, turn)));
        }

        for (var i = 0; i < Readers; i++) busy.people.Add(busy.RepeatAsync(_ => busy.ReadAsync(forum.Anonymous(), community, thread)));
        return busy;
    }

    public async Task StopAsync()
    {
        await stopped.CancelAsync();
        await Task.WhenAll(people);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        stopped.Dispose();
    }

    Task RepeatAsync(Func<int, Task> act) => Task.Run(async () =>
    {
        for (var turn = 0; !stopped.IsCancellationRequested; turn++)
        {
            try
            {
                await act(turn);
            }
            catch (Exception e)
            {
                failures.Enqueue(e.Message);
            }
        }
    });

    async Task WriteAsync(Client writer, string community, long thread, long first, int turn)
    {
        var comment = Good(await writer.PostAsync($"/api/threads/{thread}/comments", new { parent = turn % 2 == 0 ? first : (long?)null, body = $"Number {turn}" }));
        Good(await writer.PutAsync($"/api/comments/{first}/vote", new { vote = turn % 2 == 0 ? "up" : "down" }));
        switch (turn % 4)
        {
            case 0:
                Good(await writer.PutAsync($"/api/comments/{comment["number"]}", new { body = "Edited" }));
                break;
            case 1:
                Good(await writer.PutAsync($"/api/comments/{first}/saved"));
                Good(await writer.PutAsync($"/api/communities/{community}/follow"));
                break;
            case 2:
                Good(await writer.DeleteAsync($"/api/comments/{comment["number"]}"));
                break;
            case 3:
                Good(await writer.PutAsync("/api/members/me/bio", new { bio = $"Bio {turn}" }));
                await writer.StartThreadAsync(community, title: $"Thread {turn}");
                break;
        }
    }

    async Task ReadAsync(Client reader, string community, long thread)
    {
        var page = Good(await reader.GetAsync($"/api/threads/{thread}"));
        if (page["comments"].GetArrayLength() == 0) failures.Enqueue("The thread was empty.");
        var feed = Good(await reader.GetAsync($"/api/threads?community={community}"));
        if (feed["items"].GetArrayLength() == 0) failures.Enqueue("The feed was empty.");
    }

    Answer Good(Answer answer)
    {
        Interlocked.Increment(ref answers);
        if (answer.Status is not (HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.NoContent)) failures.Enqueue($"{answer.Status}: {answer.Json}");
        return answer;
    }
}
