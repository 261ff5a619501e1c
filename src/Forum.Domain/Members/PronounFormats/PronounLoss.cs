namespace Forum.Domain.Members.PronounFormats;

/// <summary>Something that did not make it from one form of pronouns into another.</summary>
/// <param name="Code">What kind of thing, for programs.</param>
/// <param name="Detail">A sentence for people.</param>
public sealed record PronounLoss(string Code, string Detail)
{
    /// <summary>All that differs between what was said and what a reader of the written text understands, order aside: all keep it.</summary>
    internal static IEnumerable<PronounLoss> Between(Pronouns said, Pronouns understood)
    {
        if (said.Stance != understood.Stance) yield return new("stance", "It cannot be told from pronouns that mean something else.");
        if (said.Ambiguous != understood.Ambiguous) yield return new("ambiguous", "That something else may have been meant is not said.");
        if (said.Unconfirmed != understood.Unconfirmed) yield return new("unconfirmed", "That nobody has confirmed them is not said.");
        if (said.Audience != understood.Audience) yield return new("audience", "Who may see them is not said.");
        foreach (var loss in BetweenSets(said.Sets, understood.Sets)) yield return loss;
    }

    static IEnumerable<PronounLoss> BetweenSets(EquatableList<PronounSet> said, EquatableList<PronounSet> understood)
    {
        var left = understood.ToList();
        foreach (var set in said)
        {
            if (left.Find(other => other.Display == set.Display) is not { } same)
            {
                yield return new("sets", $"The set {set.Display} is left out, or would be read as something else.");
                continue;
            }

            left.Remove(same);
            if (set.Forms != same.Forms) yield return new("forms", $"The forms of {set.Display} are left out.");
            if (set.Language != same.Language) yield return new("language", $"The language of {set.Display} is left out.");
            if (set.Gender != same.Gender) yield return new("gender", $"The grammatical gender of {set.Display} is left out.");
        }

        foreach (var other in left) yield return new("sets", $"The words {other.Display} would be read as a set of their own.");
    }
}
