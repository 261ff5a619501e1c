using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Forum.Domain.Members.PronounFormats;

/// <param name="Losses">What a reader of the text cannot know of them.</param>
public sealed record WrittenPronouns(string Text, EquatableList<PronounLoss> Losses);

/// <param name="Losses">What the text says of them, or near them, that has no place here.</param>
public sealed record ReadPronouns(Pronouns Pronouns, EquatableList<PronounLoss> Losses);

/// <summary>
/// A way in which others write pronouns. Writing and reading tell what they lose, and lose nothing else: what was written reads the same.
/// </summary>
public abstract class PronounFormat
{
    public static readonly Refused Unreadable = new("pronouns-unreadable", "This text is not in the format that it is said to be.");

    public static readonly IReadOnlyList<PronounFormat> All =
        [new VCardFormat(), new JsContactFormat(), new SchemaOrgFormat(), new FhirFormat(), new SuffixFormat()];

    public abstract string Name { get; }

    public abstract string MediaType { get; }

    public static PronounFormat? Find(string? name) => All.FirstOrDefault(format => format.Name == name);

    /// <param name="name">Whose pronouns they are, for a format that has them in the name.</param>
    public WrittenPronouns Write(Pronouns pronouns, string name)
    {
        var losses = new List<PronounLoss>();
        var text = Compose(pronouns, name, losses);
        // The text itself is asked what it says, so that no loss goes unnoticed.
        var understood = TryRead(text, out var read, out _) ? read.Pronouns : Pronouns.Unset;
        losses.AddRange(PronounLoss.Between(pronouns, understood));
        return new WrittenPronouns(text, new(losses));
    }

    /// <summary>Takes from a text what can be kept, each set by the rules for those that people type, and tells of the rest.</summary>
    public bool TryRead(string text, [NotNullWhen(true)] out ReadPronouns? read, [NotNullWhen(false)] out Refused? refused)
    {
        var reading = new PronounReading();
        read = null;
        refused = null;
        try
        {
            if (Understand(text, reading)) read = reading.Result();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON; or JSON with half a character in one of its strings.
        }

        if (read is null) refused = Unreadable;
        return read is not null;
    }

    /// <param name="losses">Takes what the format cannot say even if our own reader would understand it.</param>
    protected internal abstract string Compose(Pronouns pronouns, string name, ICollection<PronounLoss> losses);

    /// <returns>False for a text that is not of this format at all.</returns>
    protected internal abstract bool Understand(string text, PronounReading reading);
}
