namespace Forum.Domain.Members;

/// <summary>The words that people write where they have a stance instead of pronouns: <c>any</c>, <c>use my name</c>.</summary>
public static class StanceWords
{
    /// <returns>Null for what is a set of pronouns, or nothing.</returns>
    // 'None/use name' is what a menu offered to those who chose nothing, too.
    public static Pronouns? Read(string words) => Invisible.Trim(words).ToString().ToUpperInvariant() switch
    {
        "ANY" or "ANY/ALL" or "ANY PRONOUNS" => new(PronounStance.Any, []),
        "ASK" or "ASK ME" => new(PronounStance.Ask, []),
        "USE NAME" or "USE MY NAME" or "NO PRONOUNS" => new(PronounStance.UseName, []),
        "NONE/USE NAME" => new(PronounStance.UseName, [], Ambiguous: true),
        _ => null,
    };

    /// <summary>Words for formats that have a text for pronouns and nothing else; null where there is no stance to put into words.</summary>
    public static string? Of(Pronouns pronouns) => pronouns.Stance switch
    {
        PronounStance.Any => "any pronouns",
        PronounStance.Ask => "ask me",
        PronounStance.UseName => pronouns.Ambiguous ? "none/use name" : "use my name",
        _ => null,
    };
}
