using static Forum.Domain.Decision;

namespace Forum.Domain.Members;

/// <param name="DisplayName">Null to go by the handle alone.</param>
public sealed record ChangeDisplayName(MemberId MemberId, string? DisplayName) : Command
{
    public static Decision Decide(ChangeDisplayName command, Member member)
    {
        string? name = null;
        if (command.DisplayName is { } typed && !Members.DisplayName.TryRead(typed, out name, out var refused)) return refused;
        if (!member.HasAccount) return DeleteAccount.NoAccount;
        return member.DisplayName == name ? Nothing : Record(new DisplayNameChanged(command.MemberId, name));
    }
}
