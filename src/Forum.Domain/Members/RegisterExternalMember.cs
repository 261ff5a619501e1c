using static Forum.Domain.Decision;

namespace Forum.Domain.Members;

/// <summary>Registers somebody whom another issuer vouches for. They have no password here.</summary>
public sealed record RegisterExternalMember(
    MemberId MemberId, long Number, string Handle, Pronouns Pronouns, string Issuer, string SubjectHash) : Command
{
    public static readonly Refused AlreadyRegistered = new("already-registered", "You have an account here, under another handle.");

    /// <param name="holder">Who else holds this handle, or held it and may still come back to it.</param>
    /// <param name="linked">Who this identity is here already, when a form is submitted twice.</param>
    public static Decision Decide(RegisterExternalMember command, MemberId? holder, Member? linked)
    {
        if (linked is not null) return linked.Handle == command.Handle ? Nothing : AlreadyRegistered;
        if (Members.Handle.Check(command.Handle) is { } refused) return refused;
        if (holder is not null) return RegisterMember.HandleTaken;

        return Record(
            new MemberRegistered(command.MemberId, command.Number, command.Handle, command.Pronouns),
            new ExternalIdentityLinked(command.MemberId, command.Issuer, command.SubjectHash));
    }
}
