using System.Text.Json;
using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Members;
using Npgsql;

namespace Forum.Api.Members;

/// <summary>
/// What a page says of the pronouns of an author whom an account has claimed. It is found out whenever the account is shown and copied nowhere: a
/// later page is followed, and a claim that is undone leaves no trace.
/// </summary>
/// <param name="AreHidden">A moderator hides them under the claimed name.</param>
public sealed record ClaimedPronouns(Pronouns Pronouns, bool AreHidden)
{
    /// <summary>How many columns <see cref="Selected"/> names.</summary>
    public const int Width = 2;

    /// <summary>
    /// Of <c>views.member</c> as <c>member</c>: whether it is a name that an account has claimed; and for an account that has said nothing itself,
    /// what a page says of the author whom it claimed last (ids of claims follow time) among those of whom one does. If that is hidden, no
    /// other steps in.
    /// </summary>
    public const string Selected =
        $"""
        member.claimed_by is not null,
        case when member.pronoun_stance = 'Unset' and not (member.pronouns_declined or member.imported or member.former) then (
            select jsonb_build_object(
                'Stance', named.pronoun_stance, 'Sets', coalesce(named.pronoun_details, to_jsonb(named.pronoun_sets)),
                'Ambiguous', named.pronouns_ambiguous, 'Audience', named.pronoun_audience,
                'AreHidden', exists (
                    select from views.profile_suppression hidden
                    where hidden.target_id = named.id and hidden.part = '{nameof(ProfilePart.Pronouns)}' and {ImpositionTable.InForce}))
            from views.member named
            join views.claim its on its.target_id = named.id and its.by_id = member.id and {ImpositionTable.InForce}
            where named.claimed_by = member.id and named.pronoun_stance <> 'Unset'
            order by its.id desc limit 1) end
        """;

    /// <summary>What to show of somebody as theirs. What a page says under a claimed name is shown with the account alone.</summary>
    public static ClaimedPronouns Resolve(NpgsqlDataReader row, int at, Pronouns own)
    {
        if (row.GetBoolean(at)) return new(Pronouns.Unset, AreHidden: false);
        if (row.IsDBNull(at + 1)) return new(own, AreHidden: false);
        var said = JsonSerializer.Deserialize<Said>(row.GetString(at + 1))!;
        return new(
            own.OrClaimed(new Pronouns(
                Enum.Parse<PronounStance>(said.Stance), said.Sets, said.Ambiguous, Audience: Enum.Parse<PronounAudience>(said.Audience))),
            said.AreHidden);
    }

    sealed record Said(string Stance, EquatableList<PronounSet> Sets, bool Ambiguous, string Audience, bool AreHidden);
}
