using Forum.Api.Postgres;

namespace Forum.Api.Tests.Postgres;

public sealed class locking_a_file : IDisposable
{
    readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Fact]
    public void alone_keeps_everybody_out()
    {
        using var alone = FileLock.TryAlone(path);

        Assert.NotNull(alone);
        Assert.Null(FileLock.TryAlone(path));
        Assert.Null(FileLock.TryShared(path));
    }

    [Fact]
    public void shared_keeps_out_only_who_wants_it_alone()
    {
        using var shared = FileLock.TryShared(path);
        using var another = FileLock.TryShared(path);

        Assert.NotNull(another);
        Assert.Null(FileLock.TryAlone(path));
    }

    [Fact]
    public async Task waits_until_it_is_given_back()
    {
        var alone = FileLock.TryAlone(path);
        var waiting = FileLock.AloneAsync(path, TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.False(waiting.IsCompleted);

        alone!.Dispose();

        using var taken = await waiting;
    }

    [Fact]
    public Task gives_up_in_the_end() => Assert.ThrowsAsync<TimeoutException>(async () =>
    {
        using var alone = FileLock.TryAlone(path);
        await FileLock.AloneAsync(path, TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
    });
}
