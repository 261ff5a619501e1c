using Forum.Domain.Imports;
using Forum.Domain.Members;
using Marten;

namespace Forum.Api.Imports;

public static class ImportedPeople
{
    // In one order whatever the page: two imports that wait for each other's names would wait for ever.
    public static void Record(IDocumentSession session, IEnumerable<PersonEvent> people)
    {
        foreach (var (member, @event, isNew) in people.OrderBy(OrderOf, StringComparer.Ordinal))
        {
            if (isNew) session.Events.StartStream<Member>(member.Value, @event);
            else session.Events.Append(member.Value, @event);
        }
    }

    static string OrderOf(PersonEvent person) =>
        person.Event is AuthorImported author ? MemberKey.Of(author.Handle, author.Host) : person.Member.Value.ToString();
}
