using Forum.Domain.Members;
using Forum.Domain.Moderation;

namespace Forum.Domain.Tests.Members;

public class granting_an_analyst
{
    static readonly MemberId Roza = new(Guid.NewGuid());
    static readonly GrantAnalyst Grant = new(Roza);

    [Fact]
    public void what_they_may_read_is_recorded() =>
        new History(Happened.MemberRegistered(Roza)).When(Grant).Then(new AnalystGranted(Roza));

    [Fact]
    public void what_they_may_read_twice_is_recorded_once() =>
        new History(Happened.MemberRegistered(Roza), new AnalystGranted(Roza)).When(Grant).ThenNothing();

    [Fact]
    public void to_an_administrator_is_recorded_beside_their_rights() =>
        new History(Happened.MemberRegistered(Roza), new AdministratorGranted(Roza)).When(Grant).Then(new AnalystGranted(Roza));

    [Fact]
    public void who_is_an_imported_author_is_refused() =>
        new History(Happened.AuthorImported(Roza)).When(Grant).ThenRefused(CaseRules.NotAnAccount);
}
