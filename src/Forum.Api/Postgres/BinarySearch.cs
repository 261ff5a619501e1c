namespace Forum.Api.Postgres;

/// <summary>Where PostgreSQL's server programs may lie: the first folder that has them and fits is used.</summary>
/// <param name="MayFetch">Whether to download them when they are nowhere.</param>
internal sealed record BinarySearch(IReadOnlyList<string> Folders, bool MayFetch)
{
    public const string Variable = "FORUM_POSTGRES_BIN";
    public const int OldestMajor = 13;

    public static BinarySearch Everywhere(DataFolder folder) =>
        new([.. Chosen(), .. OnThePath(), .. Installed(), .. Below(folder.Binaries, "postgres-*", "bin")], MayFetch: true);

    public async Task<Binaries> FindAsync(DataFolder folder, DatabaseUser user, TextWriter log, CancellationToken ct)
    {
        var found = new List<Binaries>();
        foreach (var candidate in Folders.Distinct())
            if (await Binaries.InAsync(candidate, user, ct) is { } binaries)
                found.Add(binaries);

        if (folder.HasCluster) return OfMajor(folder.ClusterMajor(), found, folder);
        return found.Find(binaries => binaries.Major >= OldestMajor)
            ?? (MayFetch ? await BinaryDownload.FetchAsync(folder, user, log, ct) : null)
            ?? throw NoneFound();
    }

    public static PostgresUnavailableException NoneFound() => new(
        $"""
        The forum needs a PostgreSQL database, and found no PostgreSQL {OldestMajor} or newer here to start, nor could it download one.
        Any one of these helps:
          - Install PostgreSQL; the forum then finds it and starts a private one.
              Debian, Ubuntu:  apt-get install postgresql
              macOS:           brew install postgresql@17
              Windows:         the installer from https://www.postgresql.org/download/windows/
            If it lies in an unusual place, set {Variable} to the folder with initdb, pg_ctl and postgres.
          - Use a database that you have:  ConnectionStrings__Forum="Host=…;Username=…;Password=…;Database=…"
          - With Docker:  docker compose up -d  in the project's root folder.
        """);

    static Binaries OfMajor(int major, List<Binaries> found, DataFolder folder) =>
        found.Find(binaries => binaries.Major == major) ?? throw new PostgresUnavailableException(
            $"""
            The forum's data in {folder.Path} was written by PostgreSQL {major}, but {Majors(found)} was found here.
            Install PostgreSQL {major}, or set {Variable} to the folder with its initdb, pg_ctl and postgres.
            To begin with an empty forum instead, set {DataFolder.Variable} to another folder.
            """);

    static string Majors(List<Binaries> found) => found.Count == 0
        ? "no PostgreSQL"
        : $"only PostgreSQL {string.Join(", ", found.Select(binaries => binaries.Major).Distinct().Order())}";

    static IEnumerable<string> Chosen()
    {
        var folder = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrWhiteSpace(folder)) return [];
        return Binaries.IsComplete(folder)
            ? [Path.GetFullPath(folder)]
            : throw new PostgresUnavailableException($"{Variable} is {folder}, but initdb, pg_ctl and postgres are not all in there. Name a folder that has them, or unset it to search the usual places.");
    }

    static IEnumerable<string> OnThePath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Where(Path.IsPathRooted);

    static IEnumerable<string> Installed() => OperatingSystem.IsWindows()
        ? Below(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL"), "*", "bin")
        :
        [
            .. Below("/usr/lib/postgresql", "*", "bin"),
            .. Below("/usr", "pgsql-*", "bin"),
            .. Below("/opt/homebrew/opt", "postgresql@*", "bin"),
            .. Below("/usr/local/opt", "postgresql@*", "bin"),
            "/opt/homebrew/bin",
            .. Below("/Library/PostgreSQL", "*", "bin"),
        ];

    static IEnumerable<string> Below(string root, string pattern, string programs) => Directory.Exists(root)
        ? Directory.EnumerateDirectories(root, pattern).OrderByDescending(VersionInName).Select(folder => Path.Combine(folder, programs))
        : [];

    static int VersionInName(string folder)
    {
        var digits = Path.GetFileName(folder).SkipWhile(letter => !char.IsAsciiDigit(letter)).TakeWhile(char.IsAsciiDigit);
        return int.TryParse(string.Concat(digits), out var version) ? version : 0;
    }
}
