using Forum.Api.Postgres;

namespace Forum.Api.Tests.Postgres;

public sealed class refusing_to_start_a_private_postgresql : IDisposable
{
    static readonly BinarySearch Nowhere = new(["/no/such/folder"], MayFetch: false);
    readonly ThrowAwayFolder folder = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task without_its_programs_says_every_way_out()
    {
        var message = await RefusalAsync(folder.Data, Nowhere);

        Assert.Contains("apt-get install postgresql", message);
        Assert.Contains(BinarySearch.Variable, message);
        Assert.Contains("ConnectionStrings__Forum", message);
        Assert.Contains("docker compose up -d", message);
    }

    [Fact]
    public async Task of_another_version_than_the_data_names_both()
    {
        await using (await folder.StartAsync()) { }
        var found = (await InstalledAsync()).Major;
        await File.WriteAllTextAsync(Path.Combine(folder.Data.Cluster, "PG_VERSION"), "12\n", Ct);

        var message = await RefusalAsync(folder.Data, BinarySearch.Everywhere(folder.Data) with { MayFetch = false });

        Assert.Contains("written by PostgreSQL 12", message);
        Assert.Contains($"PostgreSQL {found}", message);
    }

    [Fact]
    public async Task in_a_folder_that_its_user_cannot_enter_names_both()
    {
        Assert.SkipUnless(Environment.UserName == "root", "Only root hands PostgreSQL to another user.");
        Directory.CreateDirectory(folder.Data.Path);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder.Data.Path, DataFolder.OnlyOwner);

        var message = await RefusalAsync(new DataFolder(Path.Combine(folder.Data.Path, "within")), Nowhere);

        Assert.Contains($"{folder.Data.Path}/within", message);
        Assert.Matches("the user (postgres|nobody), .* cannot enter it", message);
        Assert.Contains(DataFolder.Variable, message);
    }

    [Fact]
    public async Task in_a_folder_that_we_cannot_write_to_names_it()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess || OperatingSystem.IsWindows(), "Root may write everywhere.");

        Assert.Contains("/forum-test: ", await RefusalAsync(new DataFolder("/forum-test"), Nowhere));
    }

    [Fact]
    public async Task in_a_file_says_so()
    {
        var file = Path.GetTempFileName();
        try
        {
            Assert.Contains($"{file}: it is a file", await RefusalAsync(new DataFolder(file), Nowhere));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task in_the_data_of_another_postgresql_leaves_it_alone()
    {
        Directory.CreateDirectory(folder.Data.Path);
        await File.WriteAllTextAsync(Path.Combine(folder.Data.Path, "PG_VERSION"), "15\n", Ct);

        Assert.Contains("the data of another PostgreSQL", await RefusalAsync(folder.Data, Nowhere));
        Assert.Single(Directory.GetFileSystemEntries(folder.Data.Path));
    }

    [Fact]
    public async Task that_does_not_start_shows_what_it_said()
    {
        await using (await folder.StartAsync()) { }
        await File.AppendAllTextAsync(Path.Combine(folder.Data.Cluster, "postgresql.conf"), "no_such_setting = on\n", Ct);

        var message = await RefusalAsync(folder.Data, BinarySearch.Everywhere(folder.Data));

        Assert.Contains("no_such_setting", message);
        Assert.Contains(folder.Data.Log, message);
    }

    static async Task<string> RefusalAsync(DataFolder folder, BinarySearch search) =>
        (await Assert.ThrowsAsync<PostgresUnavailableException>(
            () => PrivatePostgres.StartAsync(folder, search, TextWriter.Null, Ct))).Message;

    async Task<Binaries> InstalledAsync() => await BinarySearch.Everywhere(folder.Data)
        .FindAsync(folder.Data, await DatabaseUser.ForAsync(folder.Data, Ct), TextWriter.Null, Ct);
}
