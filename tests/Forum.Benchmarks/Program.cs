using System.Globalization;
using Forum.Benchmarks;
using Forum.Benchmarks.Arena;
using Forum.Benchmarks.Bars;
using Forum.Benchmarks.Limits;
using Forum.Benchmarks.Load;
using Forum.Benchmarks.Micro;

const int Threads = 4_000, FewThreads = 400;

switch (args)
{
    case [Generator.Command]:
        return await Generator.RunAsync();
    case [Listeners.Command]:
        return await Listeners.RunAsync();
    case [MicroBenchmarks.Command, .. var options]:
        return MicroBenchmarks.Run(options.Contains("--quick"));
    case [LimitServer.Command, var port, var connectionString]:
        return await LimitServer.RunAsync(int.Parse(port, CultureInfo.InvariantCulture), connectionString);
}

var isQuick = args.Contains("--quick");
var json = args.SkipWhile(arg => arg != "--json").Skip(1).FirstOrDefault();
string[] names = [.. args.Where(arg => !arg.StartsWith('-') && arg != json)];
var isAll = names is [] or ["all"];
var measures = Measure.All.Where(measure => isAll ? !(isQuick && measure.IsLong) : names.Contains(measure.Name)).ToList();
if (!isAll && measures.Count < names.Length)
{
    Console.Error.WriteLine(
        $"""
        Measure all, or some of: {string.Join(", ", Measure.All.Select(measure => measure.Name))}.
        --quick      Shorter turns and smaller forums; all then leaves out {LeftOut()}.
        --json FILE  Writes the figures down.
        Or micro: code that is pure and often run, by itself, against no bar. It is never part of all.
        """);
    return 2;
}

var turns = isQuick ? Turns.Quick : Turns.Usual;
var figures = new List<Figure>();
await using (var stage = await Stage.BuildAsync(isQuick ? FewThreads : Threads))
{
    foreach (var measure in measures)
    {
        Stage.Say($"Measuring {measure.Name}");
        foreach (var figure in await measure.RunAsync(stage, turns))
        {
            Stage.Say(FormattableString.Invariant($"  {figure.Name}: {figure.Value:0.00} {figure.Unit} ({figure.Detail})"));
            figures.Add(figure);
        }
    }
}

Report.Print(figures);
if (isAll && isQuick) Console.WriteLine($"Left out, since it takes minutes: {LeftOut()}. Name it to measure it.");
if (json is not null) await Report.SaveAsync(figures, json);
return figures.All(figure => figure.Holds) ? 0 : 1;

static string LeftOut() => string.Join(", ", Measure.All.Where(measure => measure.IsLong).Select(measure => measure.Name));
