using static Forum.Domain.Decision;

namespace Forum.Domain.Members;

/// <param name="PasswordHash">Hashed before it gets here: no decision and no event ever sees a password.</param>
public sealed record RegisterMember(MemberId MemberId, long Number, string Handle, string PasswordHash, Pronouns Pronouns)
    : Command
{
    public static readonly Refused HandleTaken = new(
        "handle-taken", "Somebody here already goes by this handle, or by one that looks like it.");

    /// <param name="holder">
    /// Who holds this handle, an imported author included: their name is kept for them until they claim it. Or who held it, and may
    /// still come back to it.
    /// </param>
    public static Decision Decide(RegisterMember command, MemberId? holder)
    {
        if (Members.Handle.Check(command.Handle) is { } refused) return refused;
        if (holder is not null) return HandleTaken;

        return Record(
            new MemberRegistered(command.MemberId, command.Number, command.Handle, command.Pronouns),
            new PasswordSet(command.MemberId, command.PasswordHash));
    }
}
