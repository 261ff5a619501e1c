using Forum.Api.Postgres;

namespace Forum.Api.Tests.Postgres;

public sealed class locking_a_file : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void alone_keeps_everybody_out()
    {
        using var alone = FileLock.TryAlone(_path);

        Assert.NotNull(alone);
        Assert.Null(FileLock.TryAlone(_path));
        Assert.Null(FileLock.TryShared(_path));
    }

    [Fact]
    public void shared_keeps_out_only_who_wants_it_alone()
    {
        using var shared = FileLock.TryShared(_path);
        using var another = FileLock.TryShared(_path);

        Assert.NotNull(another);
        Assert.Null(FileLock.TryAlone(_path));
    }

    [Fact]
    public async Task waits_until_it_is_given_back()
    {
        var alone = FileLock.TryAlone(_path);
        var waiting = FileLock.AloneAsync(_path, TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.False(waiting.IsCompleted);

        alone!.Dispose();

        using var taken = await waiting;
    }

    [Fact]
    public Task gives_up_in_the_end() => Assert.ThrowsAsync<TimeoutException>(async () =>
    {
        using var alone = FileLock.TryAlone(_path);
        await FileLock.AloneAsync(_path, TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
    });
}
