using System.Diagnostics;
using System.Text.Json;

namespace Forum.Benchmarks.Load;

/// <summary>The one process that sends load. It stays, so that no turn begins with the start of a program; with us it ends.</summary>
static class LoadProcess
{
    static readonly SemaphoreSlim Turn = new(1);

    static readonly Lazy<Process> Generating = new(() => Process.Start(
        new ProcessStartInfo("dotnet", [typeof(LoadProcess).Assembly.Location, Generator.Command])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!);

    public static async Task<LoadResult> SendAsync(LoadPlan plan)
    {
        await Turn.WaitAsync();
        try
        {
            await Generating.Value.StandardInput.WriteLineAsync(JsonSerializer.Serialize(plan));
            var answer = await Generating.Value.StandardOutput.ReadLineAsync();
            return answer is null ? throw new InvalidOperationException("The load has ended early.") : JsonSerializer.Deserialize<LoadResult>(answer)!;
        }
        finally
        {
            Turn.Release();
        }
    }
}
