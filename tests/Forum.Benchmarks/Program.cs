using System.Globalization;
using Forum.Benchmarks;
using Forum.Benchmarks.Arena;
using Forum.Benchmarks.Bars;
using Forum.Benchmarks.Limits;
using Forum.Benchmarks.Load;

const int Threads = 4_000, FewThreads = 400;

switch (args)
{
    case [Generator.Command, var plan]:
        return await Generator.RunAsync(plan);
    case [Listeners.Command]:
        return await Listeners.RunAsync();
    case [LimitServer.Command, var port, var connectionString]:
        return await LimitServer.RunAsync(int.Parse(port, CultureInfo.InvariantCulture), connectionString);
}

var isQuick = args.Contains("--quick");
var json = args.SkipWhile(arg => arg != "--json").Skip(1).FirstOrDefault();
string[] names = [.. args.Where(arg => !arg.StartsWith('-') && arg != json)];
var measures = names is [] or ["all"] ? Measure.All : [.. Measure.All.Where(measure => names.Contains(measure.Name))];
if (measures.Count == 0 || (names is not ([] or ["all"]) && measures.Count < names.Length))
{
    Console.Error.WriteLine($"Measure all, or some of: {string.Join(", ", Measure.All.Select(measure => measure.Name))}. Options: --quick, --json FILE.");
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
if (json is not null) await Report.SaveAsync(figures, json);
return figures.All(figure => figure.Holds) ? 0 : 1;
