namespace Forum.Api.Postgres;

/// <summary>Locks between processes that the kernel gives back when their holder dies, however it dies.</summary>
internal static class FileLock
{
    static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(50);

    /// <exception cref="TimeoutException">Somebody else still holds it.</exception>
    public static async Task<IDisposable> AloneAsync(string path, TimeSpan patience, CancellationToken ct)
    {
        using var patient = new CancellationTokenSource(patience);
        while (!patient.IsCancellationRequested)
        {
            if (TryAlone(path) is { } taken) return taken;
            await Task.Delay(BetweenAttempts, ct);
        }
        throw new TimeoutException($"{path} is held by another process.");
    }

    public static IDisposable? TryAlone(string path) => TryOpen(path, FileShare.None);

    public static IDisposable? TryShared(string path) => TryOpen(path, FileShare.Read);

    // Opened for reading only, so that the next user may lock a file that another one made.
    static FileStream? TryOpen(string path, FileShare share)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read, share, bufferSize: 0);
        }
        catch (IOException refused) when (refused.GetType() == typeof(IOException) && File.Exists(path))
        {
            return null;
        }
    }
}
