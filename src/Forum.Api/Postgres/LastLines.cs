namespace Forum.Api.Postgres;

/// <summary>The end of what a program said, indented: where the reason usually stands.</summary>
internal static class LastLines
{
    const int Count = 10;

    public static string Of(string text) =>
        string.Join(Environment.NewLine, text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .TakeLast(Count).Select(line => $"  {line}"));
}
