namespace Forum.Domain.Members;

/// <summary>The forms of a set, for sentences that need more than its text; any of them may be missing.</summary>
/// <param name="PossessiveDeterminer">As in 'xyr book'.</param>
/// <param name="PossessivePronoun">As in 'the book is xyrs'.</param>
/// <param name="Cases">Further forms by the name of their case, as languages other than English need them; null without any.</param>
#pragma warning disable CA1720 // 'Object' is what grammar calls it.
public sealed record PronounForms(
    string? Subject = null, string? Object = null, string? PossessiveDeterminer = null, string? PossessivePronoun = null,
    string? Reflexive = null, EquatableDictionary? Cases = null)
#pragma warning restore CA1720
{
    /// <summary>Hungarian has about twenty.</summary>
    public const int MaxCases = 32;

    public static readonly Refused TooManyCases = new(
        "pronouns-too-many-cases", $"A set of pronouns has at most {MaxCases} forms beside the usual five.");

    static readonly PronounForms None = new();

    /// <summary>Takes forms as they were said and brings them into the one form that is kept: null where there are none.</summary>
    internal static Refused? Check(PronounForms? said, out PronounForms? kept)
    {
        kept = null;
        if (said is null) return null;
        if (said.Cases?.Count > MaxCases) return TooManyCases;

        Refused? wrong = null;
        var forms = new PronounForms(
            Form(said.Subject), Form(said.Object), Form(said.PossessiveDeterminer), Form(said.PossessivePronoun), Form(said.Reflexive),
            said.Cases is { Count: > 0 } cases ? new(cases.Select(form => KeyValuePair.Create(Text(form.Key), Text(form.Value)))) : null);
        kept = forms == None ? null : forms;
        return wrong;

        string? Form(string? form) => form is null ? null : Text(form);

        string Text(string typed)
        {
            wrong ??= PronounText.Check(typed, out typed);
            return typed;
        }
    }
}
