using Forum.Api.Http;
using Forum.Api.Replay;
using JasperFx.Events;
using Marten;

namespace Forum.Api.Tests.Replay;

/// <summary>A forum in which much has happened, all by chance, and nothing more does.</summary>
public sealed class LivedForum(AppFixture app) : IAsyncLifetime
{
    const int Acts = 250;

    OwnDatabase? database;

    public int Seed { get; } = Random.Shared.Next();

    public Random Random { get; private set; } = null!;

    public RunningForum Forum { get; private set; } = null!;

    public IReadOnlyList<Viewer> Viewers { get; private set; } = [];

    public IReadOnlyList<IEvent> Log { get; private set; } = [];

    public BruteForce Oracle { get; private set; } = null!;

    /// <summary>The numbers of all threads.</summary>
    public IReadOnlyDictionary<Guid, long> Threads { get; private set; } = new Dictionary<Guid, long>();

    public async ValueTask InitializeAsync()
    {
        Random = new Random(Seed);
        database = await OwnDatabase.CreateAsync(app.ConnectionString);
        Forum = await RunningForum.StartAsync(database.ConnectionString);
        // So that what was counted by blocks of the log goes over the end of one.
        await Forum.QueryAsync<long>($"select setval('forum.mt_events_sequence', {CountHistory.Block - Acts})");
        Viewers = (await TurbulentForum.LiveAsync(Forum, Random, Acts)).Viewers;
        await using var session = Forum.OpenSession();
        Log = await session.Events.QueryAllRawEvents().OrderBy(e => e.Sequence).ToListAsync(TestContext.Current.CancellationToken);
        Oracle = new BruteForce(Log);
        var numbers = new Dictionary<Guid, long>();
        foreach (var thread in Oracle.Threads) numbers[thread] = await Forum.QueryAsync<long>("select number from views.thread where id = $1", thread);
        Threads = numbers;
    }

    public async ValueTask DisposeAsync()
    {
        await Forum.StopAsync();
        await Forum.DisposeAsync();
        await database!.DisposeAsync();
    }

    public T Any<T>(IEnumerable<T> items)
    {
        var all = items.ToList();
        return all[Random.Next(all.Count)];
    }

    public long AnyCut() => Random.NextInt64(Log[0].Sequence - 1, Log[^1].Sequence + 1);

    public static string Name(Viewer viewer) => viewer switch
    {
        { IsAdministrator: true } => "an administrator",
        { Communities.Count: > 0 } => "a moderator",
        { IsSignedIn: true } => "an author",
        _ => "a stranger",
    };
}
