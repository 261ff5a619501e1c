namespace Forum.Api.CommandLine;

/// <summary>How a command tells a script what became of it.</summary>
public static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int BadInput = 2;
}
