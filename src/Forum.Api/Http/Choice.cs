namespace Forum.Api.Http;

/// <summary>One of several names in a query string.</summary>
public static class Choice
{
    /// <returns>False for a <paramref name="text"/> that is no name of these.</returns>
    public static bool TryRead<TChoice>(string? text, out TChoice? choice) where TChoice : struct, Enum
    {
        choice = text is not null && Paging.IsName<TChoice>(text, out var known) ? known : null;
        return text is null || choice is not null;
    }
}
