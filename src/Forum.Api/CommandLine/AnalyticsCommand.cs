using System.CommandLine;
using System.Globalization;
using Forum.Api.Analytics;

namespace Forum.Api.CommandLine;

/// <summary><c>analytics role</c>, <c>analytics at</c> and <c>analytics drop</c>: whom and what analysts query as.</summary>
public static class AnalyticsCommand
{
    const string PasswordSetting = "FORUM_ANALYST_PASSWORD";

    sealed record MadeAt(long Cut, string Schema);

    public static Command Create() => new("analytics", "What analysts read in the database: schema 'analytics'.") { Role(), At(), Drop() };

    static Command Role()
    {
        var name = new Option<string>("--name") { Description = "Its name in the database: small letters, digits and _.", Required = true };
        var connections = new Option<int>("--connections") { Description = "How many it may have at once.", DefaultValueFactory = _ => 4 };
        var timeout = new Option<int>("--timeout") { Description = "For how many seconds a statement of it may run.", DefaultValueFactory = _ => 60 };
        name.Validators.Add(result =>
        {
            if (!AnalystRoles.IsName(result.GetValueOrDefault<string>() ?? "")) result.AddError("A role's name is small letters, digits and _, begins with a letter, and not with pg_.");
        });
        connections.Validators.Add(result => Between(result, 1, 100));
        timeout.Validators.Add(result => Between(result, 1, 3600));
        var command = new Command(
            "role",
            "Make a role of the database that can read schema 'analytics' and nothing else, or change it.\n" +
            $"Its password is read from {PasswordSetting}, or else from standard input.\n\n" +
            "Example: Forum.Api analytics role --name analyst --connections 4 --timeout 60 < password.txt")
        {
            name, connections, timeout,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var password = Environment.GetEnvironmentVariable(PasswordSetting) ?? await Console.In.ReadLineAsync(cancellation) ?? "";
            if (!AnalystRoles.IsPassword(password))
            {
                return await RefuseAsync($"The password has to be at least {AnalystRoles.ShortestPassword} letters, digits and signs of ASCII, without blanks.");
            }

            await using var host = await ToolHost.StartAsync(cancellation);
            var role = parsed.GetRequiredValue(name);
            var limits = new AnalystLimits(parsed.GetValue(connections), TimeSpan.FromSeconds(parsed.GetValue(timeout)));
            if (await host.Services.GetRequiredService<AnalystRoles>().SetAsync(role, password, limits, cancellation) is not { } open)
            {
                return await RefuseAsync($"There is a role '{role}' that is none of analysts. Choose another name.");
            }

            foreach (var sentence in open) await Console.Error.WriteLineAsync(sentence);
            await parsed.InvocationConfiguration.Output.WriteLineAsync("Done.");
            return ExitCode.Done;
        });
        return command;
    }

    static Command At()
    {
        var cut = Cut();
        var json = new Option<bool>("--json") { Description = "Answer with one JSON object." };
        var command = new Command(
            "at",
            "Make schema 'analytics_at_N' from the events up to a cut, beside that of now. Who has left since and what is hidden by now is not in it.\n\n" +
            "Example: Forum.Api analytics at --cut 120000")
        {
            cut, json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var host = await ToolHost.StartAsync(cancellation);
            var at = host.Services.GetRequiredService<AnalyticsAt>();
            var newest = await at.NewestAsync(cancellation);
            if (parsed.GetRequiredValue(cut) > newest)
            {
                return await RefuseAsync(string.Create(CultureInfo.InvariantCulture, $"The newest cut is {newest} (select cut from analytics.standing)."));
            }

            using var shown = RebuildLine.OnTerminal(isPlain: parsed.GetValue(json));
            var schema = await at.BuildAsync(parsed.GetRequiredValue(cut), shown, cancellation);
            shown.Dispose();
            await parsed.InvocationConfiguration.Output.WriteLineAsync(
                parsed.GetValue(json) ? JsonLine.Of(new MadeAt(parsed.GetRequiredValue(cut), schema)) : $"Made schema {schema}.");
            return ExitCode.Done;
        });
        return command;
    }

    static Command Drop()
    {
        var cut = Cut();
        var command = new Command("drop", "Throw away what 'analytics at' made.\n\nExample: Forum.Api analytics drop --cut 120000") { cut };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var host = await ToolHost.StartAsync(cancellation);
            var wasThere = await host.Services.GetRequiredService<AnalyticsAt>().DropAsync(parsed.GetRequiredValue(cut), cancellation);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(wasThere ? "Done." : "There was none.");
            return ExitCode.Done;
        });
        return command;
    }

    static Option<long> Cut()
    {
        var cut = new Option<long>("--cut") { Description = "A position in the log, as analytics.standing tells.", Required = true };
        cut.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<long>() < 1) result.AddError("A cut is 1 or more.");
        });
        return cut;
    }

    static void Between(System.CommandLine.Parsing.OptionResult result, int least, int most)
    {
        if (result.GetValueOrDefault<int>() is var value && (value < least || value > most)) result.AddError($"{result.Option.Name} is {least} to {most}.");
    }

    static async Task<int> RefuseAsync(string why)
    {
        await Console.Error.WriteLineAsync(why);
        return ExitCode.BadInput;
    }
}
