namespace Forum.Benchmarks.Load;

/// <summary>What a generator is to send: its requests in turn, each connection from a place of its own, one after the other's answer.</summary>
/// <param name="Requests">Whole requests, head and body, byte for byte.</param>
/// <param name="Apart">Each connection keeps to a part of the requests of its own, so that none repeats what another has done.</param>
/// <param name="PerSecond">All connections together send no more than this; 0 for as much as they can.</param>
public sealed record LoadPlan(int Port, int Connections, double Seconds, IReadOnlyList<byte[]> Requests, int PerSecond = 0, bool Apart = false);

/// <summary>What came of it. Latencies are in milliseconds.</summary>
/// <param name="Unexpected">Answers that were no success and no 304.</param>
public sealed record LoadResult(long Answers, long Unexpected, double Seconds, double P50, double P95, double P99, double Max)
{
    public double PerSecond => Answers / Seconds;
}
