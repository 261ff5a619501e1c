using System.Globalization;
using System.Runtime.Versioning;

namespace Forum.Api.Postgres;

/// <summary>
/// Where the forum keeps its private PostgreSQL. All that belongs to PostgreSQL lies in one folder below, so that one rename
/// makes it exist and one owner may enter it.
/// </summary>
internal sealed record DataFolder(string Path)
{
    public const string Variable = "FORUM_DATA";

    public const UnixFileMode OnlyOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    const UnixFileMode OthersMayPass = OnlyOwner
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    const string UnfinishedPrefix = "postgres.unfinished-";

    public string Postgres => In("postgres");
    public string Cluster => System.IO.Path.Combine(Postgres, "cluster");
    public string Log => System.IO.Path.Combine(Postgres, "log");
    public string Password => System.IO.Path.Combine(Postgres, "password");
    public string PostmasterPid => System.IO.Path.Combine(Cluster, "postmaster.pid");
    public string Binaries => In("binaries");
    public string StartLock => In("start.lock");
    public string UsersLock => In("users.lock");

    public bool HasCluster => File.Exists(System.IO.Path.Combine(Cluster, "PG_VERSION"));

    public static DataFolder At(string? path) => new(System.IO.Path.GetFullPath(
        path ?? NotEmpty(Environment.GetEnvironmentVariable(Variable)) ?? Usual()));

    /// <summary>Makes the folder where there is none, and sees whether what is in it is ours.</summary>
    public void Open()
    {
        if (File.Exists(Path)) throw Unusable("it is a file");
        if (File.Exists(In("PG_VERSION"))) throw Unusable("it is the data of another PostgreSQL");
        if (Directory.Exists(Postgres) && !HasCluster) throw Unusable($"{Postgres} belongs to another user, or is damaged");
        if (!Directory.Exists(Path)) Create();
        else if (!OperatingSystem.IsWindows() && DatabaseUser.IsSomebodyElse && IsOursAlone()) LetOthersPass();
    }

    /// <summary>Where a cluster grows until it is whole. Never the same twice: a killed program's initdb may still be writing.</summary>
    public string NewUnfinished() => In($"{UnfinishedPrefix}{Guid.NewGuid():N}");

    public IEnumerable<string> Unfinished() => Directory.EnumerateDirectories(Path, $"{UnfinishedPrefix}*");

    public int ClusterMajor() => int.Parse(
        File.ReadAllText(System.IO.Path.Combine(Cluster, "PG_VERSION")), NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);

    /// <param name="why">Finishes the sentence "… cannot use the data folder: …".</param>
    public PostgresUnavailableException Unusable(string why) => new(
        $"""
        The user {Environment.UserName} cannot use the forum's data folder {Path}: {why}.
        Put that right, or set {Variable} to another folder.
        """);

    void Create()
    {
        Directory.CreateDirectory(Path);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path, DatabaseUser.IsSomebodyElse ? OthersMayPass : OnlyOwner);
    }

    /// <summary>New, as temporary folders come, or used by us before: a folder with anything else in it keeps its rights.</summary>
    bool IsOursAlone() => !Directory.EnumerateFileSystemEntries(Path).Any() || File.Exists(StartLock);

    [UnsupportedOSPlatform("windows")]
    void LetOthersPass() => File.SetUnixFileMode(Path, File.GetUnixFileMode(Path) | UnixFileMode.OtherExecute);

    string In(string name) => System.IO.Path.Combine(Path, name);

    // Root's home is closed to the user that root hands PostgreSQL to.
    static string Usual() =>
        DatabaseUser.IsSomebodyElse ? "/var/lib/forum" : System.IO.Path.Combine(LocalApplicationData(), "forum");

    static string LocalApplicationData() =>
        NotEmpty(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify))
        ?? throw new PostgresUnavailableException($"You have no home folder to keep the forum's data in. Set {Variable} to a folder.");

    static string? NotEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
