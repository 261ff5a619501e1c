using Forum.Domain.Members;

namespace Forum.Domain.Imports;

/// <summary>An author who was imported before, as the latest captured page that names them shows them.</summary>
public sealed record KnownAuthor(MemberId Id, Pronouns Pronouns, DateTimeOffset CapturedAt);

/// <summary>Who the authors of a page or dump are: one member for each name, shared with every other that has it.</summary>
public sealed record ImportedAuthors(IReadOnlyDictionary<string, MemberId> Members, IReadOnlyList<PersonEvent> Events)
{
    /// <param name="named">As often as they are named.</param>
    /// <param name="known">Those imported before, by <see cref="MemberKey"/>.</param>
    /// <param name="unused">Identities for the others, enough of them.</param>
    public static ImportedAuthors Decide(
        IEnumerable<Byline> named, Capture capture, IReadOnlyDictionary<string, KnownAuthor> known, IReadOnlyList<Identity<MemberId>> unused)
    {
        var members = new Dictionary<string, MemberId>();
        var events = new List<PersonEvent>();
        var next = 0;
        foreach (var bylines in named.GroupBy(byline => byline.Key))
        {
            var pronouns = bylines.Select(byline => byline.Pronouns)
                .FirstOrDefault(pronouns => pronouns != Pronouns.Unset, Pronouns.Unset).AsImported();
            if (known.TryGetValue(bylines.Key, out var author))
            {
                members.Add(bylines.Key, author.Id);
                if (IsNews(author, pronouns, capture))
                {
                    events.Add(new PersonEvent(author.Id, new ImportedPronounsChanged(author.Id, pronouns, capture.At), IsNew: false));
                }

                continue;
            }

            var (id, number) = unused[next++];
            members.Add(bylines.Key, id);
            var first = bylines.First();
            events.Add(new PersonEvent(id, new AuthorImported(id, number, first.Handle, first.Host, pronouns, capture.At), IsNew: true));
        }

        return new ImportedAuthors(members, events);
    }

    // A page without pronouns says nothing about them, and an older page nothing that still counts.
    static bool IsNews(KnownAuthor author, Pronouns pronouns, Capture capture) =>
        pronouns != Pronouns.Unset && pronouns != author.Pronouns && (capture.At > author.CapturedAt || author.Pronouns == Pronouns.Unset);
}
