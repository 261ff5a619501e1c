using Alba;
using Forum.Api.Postgres;
using Forum.Api.Storage;
using Forum.Api.Tests;

[assembly: AssemblyFixture(typeof(AppFixture))]

namespace Forum.Api.Tests;

/// <summary>The real application on a real PostgreSQL of its own, started once; tests stay apart by using fresh names.</summary>
public sealed class AppFixture : IAsyncLifetime
{
    readonly TemporaryFolder folder = new();
    PrivatePostgres? postgres;

    public IAlbaHost Host { get; private set; } = null!;

    public string ConnectionString => postgres!.ConnectionString;

    public async ValueTask InitializeAsync()
    {
        postgres = await PrivatePostgres.StartAsync(folder.Path, ct: TestContext.Current.CancellationToken);
        Environment.SetEnvironmentVariable(ForumDatabase.Setting, postgres.ConnectionString);
        Host = await AlbaHost.For<Program>();
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await postgres!.DisposeAsync();
        folder.Dispose();
    }
}
