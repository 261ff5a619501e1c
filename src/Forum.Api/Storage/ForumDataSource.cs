using System.Data.Common;
using Npgsql;

namespace Forum.Api.Storage;

/// <summary>
/// The way to the database. What is asked again and again is planned once on each connection: most of our queries take longer to plan than to
/// run. A proxy that lends a connection for one transaction at a time cannot have that: then say <c>Max Auto Prepare=0</c>.
/// </summary>
public static class ForumDataSource
{
    /// <summary>More kinds of statements than a server uses often. A connection forgets those that it used least lately.</summary>
    const int Statements = 100;

    const string Setting = "Max Auto Prepare";

    public static NpgsqlDataSource Create(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        var said = new DbConnectionStringBuilder { ConnectionString = settings.ConnectionString };
        if (!said.ContainsKey(Setting)) (settings.MaxAutoPrepare, settings.AutoPrepareMinUsages) = (Statements, 2);
        // Whoever has a connection leaves nothing behind on it: locks end with transactions, and nobody sets anything for a session.
        settings.NoResetOnClose = true;
        return NpgsqlDataSource.Create(settings);
    }
}
