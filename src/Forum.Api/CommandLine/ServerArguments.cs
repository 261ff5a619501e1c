namespace Forum.Api.CommandLine;

/// <summary>What may follow when no command is named: settings of the server, as ASP.NET Core reads them from a command line.</summary>
public static class ServerArguments
{
    static readonly string[] Known = ["urls", "environment", "contentRoot", "applicationName"];

    /// <summary>The first argument that is no setting, or null. A slip of the pen should not start a server.</summary>
    public static string? FirstUnknown(string[] args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            var (name, hasValue) = args[i].Split('=', 2) is [var before, _] ? (before, true) : (args[i], false);
            if (!IsSetting(name)) return args[i];
            if (!hasValue) i++;
        }

        return null;
    }

    static bool IsSetting(string name) => name.StartsWith("--", StringComparison.Ordinal)
        && (name.Contains(':', StringComparison.Ordinal) || Known.Contains(name[2..], StringComparer.OrdinalIgnoreCase));
}
