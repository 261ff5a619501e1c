using Forum.Domain.Members;

namespace Forum.Domain.Tests.Members;

public class registering_with_an_external_identity
{
    const string Issuer = "https://id.example";

    static readonly MemberId Roza = new(Guid.NewGuid()), Somebody = new(Guid.NewGuid());
    static readonly RegisterExternalMember Register = new(Roza, Number: 9, "Roza", Pronouns.Unset, Issuer, "00ff");

    [Fact]
    public void records_who_they_are_and_who_vouches_for_them() => new History().When(Register).Then(
        new MemberRegistered(Roza, 9, "Roza", Pronouns.Unset), new ExternalIdentityLinked(Roza, Issuer, "00ff"));

    [Fact]
    public void twice_is_recorded_once() => new History(
        Happened.MemberRegistered(Somebody, "Roza"), new ExternalIdentityLinked(Somebody, Issuer, "00ff")).When(Register).ThenNothing();

    [Fact]
    public void under_another_handle_after_all_is_refused() => new History(
        Happened.MemberRegistered(Somebody, "Rosa"), new ExternalIdentityLinked(Somebody, Issuer, "00ff"))
        .When(Register).ThenRefused(RegisterExternalMember.AlreadyRegistered);

    [Fact]
    public void under_a_name_that_somebody_goes_by_is_refused() =>
        new History(Happened.MemberRegistered(Somebody)).When(Register).ThenRefused(RegisterMember.HandleTaken);

    [Fact]
    public void under_what_is_no_handle_is_refused() => new History().When(Register with { Handle = "ro za" }).ThenRefused(Handle.Character);
}
