namespace Forum.Api.Http;

/// <summary>One of several names in a query string.</summary>
public static class Choice
{
    /// <returns>False for a <paramref name="text"/> that is no name of these. Enum.TryParse alone also takes numbers and lists of names.</returns>
    public static bool TryRead<TChoice>(string? text, out TChoice? choice) where TChoice : struct, Enum
    {
        choice = Enum.TryParse<TChoice>(text, ignoreCase: true, out var known)
            && string.Equals(known.ToString(), text, StringComparison.OrdinalIgnoreCase) ? known : null;
        return text is null || choice is not null;
    }
}
