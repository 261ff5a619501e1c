using Forum.Api.Http.Caching;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Forum.Api.Tests.Http;

public sealed class sharing_an_answer : IDisposable
{
    readonly AnswerAge age = new(TimeProvider.System);
    readonly SharedAnswers answers;
    int made;

    public sharing_an_answer() => answers = new SharedAnswers(age, TimeProvider.System, new ConfigurationBuilder().Build());

    public void Dispose() => answers.Dispose();

    [Fact]
    public async Task makes_one_for_all_who_ask_at_once()
    {
        var gate = new TaskCompletionSource();
        var all = Enumerable.Range(0, 10).Select(_ => AskAsync(gate.Task)).ToList();
        gate.SetResult();
        Assert.Single((await Task.WhenAll(all)).Distinct());
        await AskAsync();
        Assert.Equal(1, made);
    }

    [Fact]
    public async Task does_not_keep_what_was_read_before_a_change()
    {
        var gate = new TaskCompletionSource();
        var early = AskAsync(gate.Task);
        age.ChangeAll();
        var late = AskAsync();
        gate.SetResult();
        Assert.NotSame(await early, await late);
        await AskAsync();
        Assert.Equal(2, made);
    }

    [Fact]
    public async Task keeps_nothing_while_a_change_is_under_way()
    {
        await AskAsync();
        age.Begin(5);
        await AskAsync();
        age.End(4);
        await AskAsync();
        age.End(5);
        await AskAsync();
        await AskAsync();
        Assert.Equal(3, made);
    }

    [Fact]
    public async Task lets_each_ask_for_themself_where_the_first_failed()
    {
        var gate = new TaskCompletionSource();
        var first = AskAsync(gate.Task);
        var second = AskAsync();
        gate.SetException(new InvalidOperationException());
        await Assert.ThrowsAsync<InvalidOperationException>(() => first);
        Assert.NotNull(await second);
        Assert.Equal(1, made);
    }

    [Fact]
    public async Task tells_addresses_apart()
    {
        await AskAsync();
        await AskAsync(query: "?sort=new");
        await AskAsync(query: "?sort=new");
        Assert.Equal(2, made);
    }

    [Fact]
    public void ends_with_a_change_of_its_thread_or_of_everything()
    {
        var (one, other) = (new Guid("11111111-0000-0000-0000-000000000000"), new Guid("22222222-0000-0000-0000-000000000000"));
        var now = age.Now;
        Assert.True(age.Stands(now, one) && age.Stands(now, thread: null));
        age.Change(other);
        Assert.True(age.Stands(now, one));
        Assert.False(age.Stands(now, other));
        Assert.False(age.Stands(now, thread: null));
        age.ChangeAll();
        Assert.False(age.Stands(now, one));
        Assert.True(age.Stands(age.Now, one));
    }

    Task<HeldAnswer?> AskAsync(Task? gate = null, string query = "")
    {
        var context = new DefaultHttpContext { Request = { Path = "/api/threads", QueryString = new QueryString(query) } };
        return answers.GetAsync(context, async () =>
        {
            await (gate ?? Task.CompletedTask);
            Interlocked.Increment(ref made);
            return HeldAnswer.Of("[]"u8.ToArray(), "application/json");
        });
    }
}
