using Forum.Api.Storage;

namespace Forum.Api.Tests.Storage;

public class asking_together
{
    readonly List<int[]> asked = [];
    readonly Queue<TaskCompletionSource> holds = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task answers_the_first_at_once_and_those_who_come_meanwhile_in_one_go()
    {
        var together = Doubling(most: 64);
        var first = Hold();
        var answers = Enumerable.Range(0, 10).Select(i => together.AskAsync(i, Ct)).ToArray();

        Assert.Equal([[0]], asked);
        first.SetResult();
        Assert.Equal(Enumerable.Range(0, 10).Select(i => 2 * i), await Task.WhenAll(answers));
        Assert.Equal([[0], [1, 2, 3, 4, 5, 6, 7, 8, 9]], asked);

        Assert.Equal(42, await together.AskAsync(21, Ct)); // who comes later finds it idle
        Assert.Equal([21], asked[^1]);
    }

    [Fact]
    public async Task takes_no_more_than_so_many_in_one_go()
    {
        var together = Doubling(most: 4);
        var first = Hold();
        var answers = Enumerable.Range(0, 8).Select(i => together.AskAsync(i, Ct)).ToArray();
        first.SetResult();
        await Task.WhenAll(answers);
        Assert.Equal([[0], [1, 2, 3, 4], [5, 6, 7]], asked);
    }

    [Fact]
    public async Task fails_for_those_who_asked_together_and_goes_on()
    {
        var together = Doubling(most: 64);
        var first = Hold();
        var (good, bad, beside) = (together.AskAsync(1, Ct), together.AskAsync(-1, Ct), together.AskAsync(2, Ct));
        first.SetResult();

        Assert.Equal(2, await good);
        await Assert.ThrowsAsync<InvalidOperationException>(() => bad);
        await Assert.ThrowsAsync<InvalidOperationException>(() => beside);
        Assert.Equal(6, await together.AskAsync(3, Ct));
    }

    [Fact]
    public async Task lets_go_of_whoever_does_not_want_to_wait_and_answers_the_others()
    {
        var together = Doubling(most: 64);
        var first = Hold();
        using var impatient = new CancellationTokenSource();
        var (left, waits) = (together.AskAsync(1, impatient.Token), together.AskAsync(2, Ct));
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        first.SetResult();
        Assert.Equal(4, await waits);
    }

    [Fact]
    public async Task answers_each_of_very_many_their_own()
    {
        var together = new AskedTogether<int, int>(
            async all =>
            {
                await Task.Yield();
                return [.. all.Select(one => 2 * one)];
            },
            most: 7);
        await Parallel.ForEachAsync(Enumerable.Range(0, 20_000), Ct, async (i, token) => Assert.Equal(2 * i, await together.AskAsync(i, token)));
    }

    /// <summary>The next go waits until it is let go.</summary>
    TaskCompletionSource Hold()
    {
        var hold = new TaskCompletionSource();
        holds.Enqueue(hold);
        return hold;
    }

    AskedTogether<int, int> Doubling(int most) => new(
        async all =>
        {
            asked.Add([.. all]);
            if (holds.TryDequeue(out var hold)) await hold.Task;
            return all.Contains(-1) ? throw new InvalidOperationException("Not that.") : [.. all.Select(one => 2 * one)];
        },
        most);
}
