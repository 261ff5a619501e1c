using Forum.Api;
using Forum.Api.CommandLine;
using Forum.Api.Storage;

if (ForumCommand.Handles(args)) return await ForumCommand.RunAsync(args);
return await Failures.GuardAsync(async () =>
{
    if (CritterStackCommands.Handles(args)) return await CritterStackCommands.RunAsync(args);

    if (ServerArguments.FirstUnknown(args) is { } unknown)
    {
        await Console.Error.WriteLineAsync($"There is no option '{unknown}'.\nSee: Forum.Api --help");
        return ExitCode.BadInput;
    }

    await using var database = await ForumDatabase.OpenAsync(CancellationToken.None, args);
    await using var app = ForumServer.Build(args, database.ConnectionString);
    await app.RunAsync();
    return ExitCode.Done;
});
