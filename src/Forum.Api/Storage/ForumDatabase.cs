using Forum.Api.Postgres;
using Npgsql;

namespace Forum.Api.Storage;

/// <summary>The database to work on: the configured one, else a private one that lives as long as the programs that use it.</summary>
public sealed class ForumDatabase : IAsyncDisposable
{
    public const string Setting = "ConnectionStrings__Forum";

    readonly PrivatePostgres? own;

    ForumDatabase(string connectionString, PrivatePostgres? own) => (ConnectionString, this.own) = (connectionString, own);

    public string ConnectionString { get; }

    /// <param name="settings">From a command line, where the server has some.</param>
    /// <exception cref="PostgresUnavailableException">There is no database to be had; the message says what to do.</exception>
    public static async Task<ForumDatabase> OpenAsync(CancellationToken cancellation, params string[] settings)
    {
        var configured = new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true)
            .AddEnvironmentVariables().AddCommandLine(settings).Build()
            .GetConnectionString("Forum");
        if (!string.IsNullOrWhiteSpace(configured)) return new ForumDatabase(Checked(configured), own: null);

        var own = await PrivatePostgres.StartAsync(log: Console.Error, ct: cancellation);
        return new ForumDatabase(own.ConnectionString, own);
    }

    static string Checked(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString).ConnectionString;
        }
        catch (ArgumentException e)
        {
            throw new PostgresUnavailableException($"{Setting} is no connection string: {e.Message}", e);
        }
    }

    public ValueTask DisposeAsync() => own?.DisposeAsync() ?? ValueTask.CompletedTask;
}
