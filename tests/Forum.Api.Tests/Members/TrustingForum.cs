namespace Forum.Api.Tests.Members;

/// <summary>A forum that trusts two other issuers, of which one does not answer.</summary>
public sealed class TrustingForum(AppFixture app) : IAsyncLifetime
{
    /// <summary>Nobody listens at port 9 of this machine; it is for discarding what is sent.</summary>
    public const string Silent = "http://127.0.0.1:9";

    OwnDatabase? database;

    public RunningForum Forum { get; private set; } = null!;

    public OtherIssuer Issuer { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        database = await OwnDatabase.CreateAsync(app.ConnectionString);
        Issuer = await OtherIssuer.StartAsync();
        Forum = await RunningForum.StartAsync(database.ConnectionString, log: null, [.. OtherIssuer.Settings(0, Issuer.Authority), .. OtherIssuer.Settings(1, Silent)]);
    }

    public async ValueTask DisposeAsync()
    {
        await Forum.StopAsync();
        await Forum.DisposeAsync();
        await Issuer.DisposeAsync();
        await database!.DisposeAsync();
    }
}
