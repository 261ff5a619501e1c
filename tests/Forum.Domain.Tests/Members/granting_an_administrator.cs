using Forum.Domain.Members;
using Forum.Domain.Moderation;

namespace Forum.Domain.Tests.Members;

public class granting_an_administrator
{
    static readonly MemberId Roza = new(Guid.NewGuid());
    static readonly GrantAdministrator Grant = new(Roza);

    [Fact]
    public void their_rights_is_recorded() =>
        new History(Happened.MemberRegistered(Roza)).When(Grant).Then(new AdministratorGranted(Roza));

    [Fact]
    public void their_rights_twice_is_recorded_once() =>
        new History(Happened.MemberRegistered(Roza), new AdministratorGranted(Roza)).When(Grant).ThenNothing();

    [Fact]
    public void who_is_an_imported_author_is_refused() =>
        new History(Happened.AuthorImported(Roza)).When(Grant).ThenRefused(CaseRules.NotAnAccount);
}
