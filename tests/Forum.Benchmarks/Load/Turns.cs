namespace Forum.Benchmarks.Load;

/// <summary>Sends load from another process, and plays the forum against a limit in short turns, so that both meet the same machine.</summary>
/// <param name="Rounds">How many turns each of them has.</param>
/// <param name="Seconds">How long a turn takes.</param>
sealed record Turns(int Rounds, double Seconds)
{
    public static readonly Turns Usual = new(5, 4), Quick = new(3, 0.5);

    /// <summary>How long each is loaded before the first turn: code is compiled anew, and for good, while it runs often.</summary>
    double WarmUp => 2 * Seconds;

    public bool IsQuick => this == Quick;

    public async Task<Duel> PlayAsync(LoadPlan forum, LoadPlan limit)
    {
        foreach (var plan in (LoadPlan[])[forum, limit]) await SendAsync(plan with { Seconds = WarmUp });
        var (ours, theirs) = (new List<LoadResult>(), new List<LoadResult>());
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(await SendAsync(forum with { Seconds = Seconds }));
            theirs.Add(await SendAsync(limit with { Seconds = Seconds }));
        }

        return new Duel(ours, theirs);
    }

    /// <exception cref="InvalidOperationException">Something was answered that a bar does not measure, such as a refusal.</exception>
    public static async Task<LoadResult> SendAsync(LoadPlan plan)
    {
        var result = await LoadProcess.SendAsync(plan);
        return result.Unexpected == 0 ? result : throw new InvalidOperationException($"{result.Unexpected} of {result.Answers} answers were no success.");
    }
}

/// <summary>What the forum and a limit did in the same rounds.</summary>
sealed record Duel(IReadOnlyList<LoadResult> Forum, IReadOnlyList<LoadResult> Limit)
{
    public double[] Ratios => [.. Forum.Zip(Limit, (ours, theirs) => ours.PerSecond / theirs.PerSecond).Order()];

    public double Ours => Median(Forum.Select(turn => turn.PerSecond));

    public double Theirs => Median(Limit.Select(turn => turn.PerSecond));

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
