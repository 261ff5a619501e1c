using Forum.Api.Storage;
using JasperFx;

namespace Forum.Api.CommandLine;

/// <summary>The commands that come with Marten and Wolverine, such as <c>projections</c>, <c>db-patch</c> and <c>codegen</c>.</summary>
public static class CritterStackCommands
{
    /// <summary>These look at the program and not at its data, so they run where there is no database.</summary>
    static readonly string[] WithoutDatabase =
        ["capabilities", "codegen", "describe", "describe-event-model", "event-model", "help", "openapi", "wolverine-diagnostics"];

    static readonly string[] WithDatabase =
    [
        "check-env", "clear-handled", "db-apply", "db-assert", "db-dump", "db-list", "db-patch", "event-query", "marten", "projection-run",
        "projections", "resources", "storage", "stream-query",
    ];

    /// <summary>All but <see cref="RebuildCommand"/>, which takes the place of Marten's own: that one empties views before it fills them.</summary>
    public static bool Handles(string[] args) => args is not ["projections", "rebuild", ..]
        && args is [var verb, ..] && (WithoutDatabase.Contains(verb) || WithDatabase.Contains(verb));

    public static async Task<int> RunAsync(string[] args)
    {
        if (WithoutDatabase.Contains(args[0])) return await RunAsync(args, "Host=localhost;Database=none");

        await using var database = await ForumDatabase.OpenAsync(CancellationToken.None);
        return await RunAsync(args, database.ConnectionString);
    }

    static async Task<int> RunAsync(string[] args, string connectionString)
    {
        // These arguments are the command's; the server would take them for settings.
        await using var app = ForumServer.Build([], connectionString);
        return await app.RunJasperFxCommands(args);
    }
}
