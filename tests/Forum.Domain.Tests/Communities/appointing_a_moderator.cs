using Forum.Domain.Communities;
using Forum.Domain.Members;

namespace Forum.Domain.Tests.Communities;

public class appointing_a_moderator
{
    static readonly CommunityId General = new(Guid.NewGuid());
    static readonly MemberId Roza = new(Guid.NewGuid()), Somebody = new(Guid.NewGuid());
    static readonly AppointModerator Appoint = new(General, Roza);

    [Fact]
    public void is_recorded() => Given(Happened.MemberRegistered(Roza)).When(Appoint).Then(new ModeratorAppointed(General, Roza));

    [Fact]
    public void beside_others_is_recorded() =>
        Given(Happened.MemberRegistered(Roza), new ModeratorAppointed(General, Somebody))
            .When(Appoint).Then(new ModeratorAppointed(General, Roza));

    [Fact]
    public void twice_is_recorded_once() =>
        Given(Happened.MemberRegistered(Roza), new ModeratorAppointed(General, Roza), new ModeratorAppointed(General, Somebody))
            .When(Appoint).ThenNothing();

    [Fact]
    public void who_is_an_imported_author_is_refused() =>
        Given(Happened.AuthorImported(Roza)).When(Appoint).ThenRefused(GrantAdministrator.NotAnAccount);

    static History Given(params object[] history) => new([Happened.CommunityFounded(General), .. history]);
}
