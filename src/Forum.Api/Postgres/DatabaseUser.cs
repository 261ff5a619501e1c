using System.ComponentModel;

namespace Forum.Api.Postgres;

/// <summary>
/// Who runs PostgreSQL's programs. PostgreSQL refuses root, so root hands over to somebody with fewer rights;
/// anybody else runs them himself, and then there is no name.
/// </summary>
internal sealed record DatabaseUser(string? Name)
{
    public static bool IsSomebodyElse => !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;

    public static async Task<DatabaseUser> ForAsync(DataFolder folder, CancellationToken ct)
    {
        if (!IsSomebodyElse) return new DatabaseUser(Name: null);

        var user = new DatabaseUser(folder.HasCluster ? await OwnerAsync(folder, ct) : await UsualAsync(ct));
        if (!(await user.RunAsync("test", ["-x", folder.Path], ct)).Succeeded)
            throw folder.Unusable($"the user {user.Name}, as whom root runs PostgreSQL, cannot enter it");
        return user;
    }

    public Task<OsProgramResult> RunAsync(string program, IEnumerable<string> arguments, CancellationToken ct = default) =>
        OsProgram.RunAsync(Name, program, arguments, ct);

    /// <summary>Gives a folder and everything in it to this user.</summary>
    public async Task OwnAsync(string folder, CancellationToken ct)
    {
        if (Name is null) return;
        var result = await OsProgram.RunAsync(user: null, "chown", ["-R", $"{Name}:", folder], ct);
        if (!result.Succeeded) throw new PostgresUnavailableException($"The user {Name} cannot be given {folder}: {result.Output}");
    }

    static async Task<string> OwnerAsync(DataFolder folder, CancellationToken ct)
    {
        var listing = await OsProgram.RunAsync(user: null, "ls", ["-ld", folder.Cluster], ct);
        var owner = listing.Output.Split(' ', StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(2) ?? "nobody";
        if (owner == "root")
        {
            throw folder.Unusable(
                $"its PostgreSQL belongs to root, and PostgreSQL refuses root; try: chown -R postgres: {folder.Postgres}");
        }
        return await ExistsAsync(owner, ct)
            ? owner
            : throw folder.Unusable($"its PostgreSQL belongs to the user {owner}, who does not exist here");
    }

    static async Task<string> UsualAsync(CancellationToken ct)
    {
        foreach (var candidate in new[] { "postgres", "nobody" })
            if (await ExistsAsync(candidate, ct))
                return candidate;
        throw new PostgresUnavailableException(
            "PostgreSQL refuses to run as root, and there is no user postgres or nobody to run it as. Start the forum as another user.");
    }

    // A bare number is an owner without a name; a program cannot be started as nobody in particular.
    static async Task<bool> ExistsAsync(string user, CancellationToken ct)
    {
        try
        {
            return !int.TryParse(user, out _) && (await OsProgram.RunAsync(user: null, "id", ["-u", user], ct)).Succeeded;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
