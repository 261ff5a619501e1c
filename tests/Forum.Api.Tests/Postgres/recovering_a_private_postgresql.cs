using System.Diagnostics;
using Forum.Api.Postgres;
using static Forum.Api.Tests.Postgres.ThrowAwayFolder;

namespace Forum.Api.Tests.Postgres;

public sealed class recovering_a_private_postgresql(ThrowAwayFolder folder) : IClassFixture<ThrowAwayFolder>
{
    [Fact]
    public async Task after_the_server_was_killed_starts_it_with_all_data()
    {
        await using (var postgres = await folder.StartAsync())
        {
            await AskAsync(postgres, "create table committed as select 42 as answer");
            using var server = Process.GetProcessById(Postmaster.In(folder.Data)!.ProcessId);
            server.Kill();
        }

        await using var recovered = await folder.StartAsync();

        Assert.Equal("42", await AskAsync(recovered, "select answer from committed"));
    }

    [Fact]
    public async Task after_a_crash_copes_with_a_process_id_that_is_somebody_elses_now()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no sleep.");
        await folder.AbandonServerAsync();
        var whileRunning = await File.ReadAllLinesAsync(folder.Data.PostmasterPid, TestContext.Current.CancellationToken);
        await using (await folder.StartAsync()) { }
        using var somebodyElse = await SleeperAsync();
        whileRunning[0] = $"{somebodyElse.Id}";
        await File.WriteAllLinesAsync(folder.Data.PostmasterPid, whileRunning, TestContext.Current.CancellationToken);

        await using var postgres = await folder.StartAsync();

        Assert.Equal("1", await AskAsync(postgres, "select 1"));
        somebodyElse.Kill();
    }

    [Fact]
    public async Task clears_what_an_initialisation_left_that_was_killed()
    {
        folder.Data.Open();
        var halfMade = folder.Data.NewUnfinished();
        Directory.CreateDirectory(Path.Combine(halfMade, "cluster"));
        await File.WriteAllTextAsync(Path.Combine(halfMade, "cluster", "PG_VERSION"), "15\n", TestContext.Current.CancellationToken);

        await using var postgres = await folder.StartAsync();

        Assert.Equal("1", await AskAsync(postgres, "select 1"));
        Assert.False(Directory.Exists(halfMade));
    }

    // PostgreSQL only mistakes processes of its own user for a server.
    async Task<Process> SleeperAsync()
    {
        var user = await DatabaseUser.ForAsync(folder.Data, TestContext.Current.CancellationToken);
        var sleep = new ProcessStartInfo("sleep", ["60"]) { WorkingDirectory = "/" };
        if (user.Name is not null) sleep.UserName = user.Name;
        return Process.Start(sleep)!;
    }
}
