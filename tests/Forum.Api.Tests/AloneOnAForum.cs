namespace Forum.Api.Tests;

/// <summary>A forum on a database of its own for each test of a class.</summary>
public abstract class AloneOnAForum(AppFixture app) : IAsyncLifetime
{
    private protected OwnDatabase database = null!;
    private protected RunningForum forum = null!;

    public virtual async ValueTask InitializeAsync()
    {
        database = await OwnDatabase.CreateAsync(app.ConnectionString);
        forum = await RunningForum.StartAsync(database.ConnectionString);
    }

    public virtual async ValueTask DisposeAsync()
    {
        await forum.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
