using System.Text.Json.Serialization;
using Forum.Api.Http;
using Forum.Domain;
using Forum.Domain.Members;

namespace Forum.Api.Members;

/// <summary>Somebody's pronouns, as far as whoever reads may see them. What may not be seen looks like nothing said.</summary>
/// <param name="Sets">
/// Ordered by preference. Each is a text, or an object where there is more to say of it: <c>display</c>, and <c>forms</c>, <c>language</c>
/// or <c>gender</c>.
/// </param>
/// <param name="Ambiguous">True where an import cannot tell what was meant; otherwise absent.</param>
/// <param name="Unconfirmed">
/// True where a page says so and the person has not; otherwise absent. Of an account it is a page whose author it has claimed: it confirms or
/// replaces them by saying what its own are, or that it says none.
/// </param>
/// <param name="Audience">Who may see them; absent where everybody may.</param>
/// <param name="Hidden">True where a moderator hides them from everybody else; otherwise absent.</param>
public sealed record PronounsModel(
    PronounStance Stance, IReadOnlyList<PronounSet> Sets,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Ambiguous,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Unconfirmed,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PronounAudience? Audience,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Hidden)
{
    /// <param name="whose">The member whose pronouns they are: they see their own, whoever else may.</param>
    public static PronounsModel Of(Pronouns pronouns, bool areHidden, MemberId whose, Viewer viewer)
    {
        var areOwn = viewer.Id == whose;
        var seen = areHidden && !areOwn ? Pronouns.Unset : pronouns.SeenBy(AudienceOf(viewer, areOwn));
        return new PronounsModel(
            seen.Stance, seen.Sets, seen.Ambiguous ? true : null, seen.Unconfirmed ? true : null,
            seen.Audience is PronounAudience.Public ? null : seen.Audience, areHidden && areOwn ? true : null);
    }

    public Pronouns ToPronouns() =>
        new(Stance, [.. Sets], Ambiguous ?? false, Unconfirmed ?? false, Audience ?? PronounAudience.Public);

    static PronounAudience AudienceOf(Viewer viewer, bool isThemself)
    {
        if (isThemself) return PronounAudience.OnlyMe;
        if (viewer.IsModerator) return PronounAudience.Moderators;
        return viewer.IsSignedIn ? PronounAudience.SignedIn : PronounAudience.Public;
    }
}
