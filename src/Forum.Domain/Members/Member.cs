namespace Forum.Domain.Members;

public sealed record MemberRegistered(MemberId MemberId, long Number, string Handle, Pronouns Pronouns);

/// <param name="PasswordHash">As the hashing library wrote it, with its own parameters and salt inside.</param>
public sealed record PasswordSet(MemberId MemberId, string PasswordHash);

public sealed record AdministratorGranted(MemberId MemberId);

/// <summary>Somebody whom a page names, and who has not claimed what it says of them.</summary>
/// <param name="Host">The other server that the page placed them on, or null.</param>
public sealed record AuthorImported(
    MemberId MemberId, long Number, string Handle, string? Host, Pronouns Pronouns, DateTimeOffset CapturedAt);

/// <summary>A page captured later than those we knew shows other pronouns for an imported author.</summary>
public sealed record ImportedPronounsChanged(MemberId MemberId, Pronouns Pronouns, DateTimeOffset CapturedAt);

/// <summary>An account, or an imported author who has not claimed it yet. All that is known of a person is in this one stream.</summary>
public sealed record Member(MemberId Id, bool HasAccount, bool IsAdministrator)
{
    public static Member? Evolve(Member? member, object @event) => @event switch
    {
        MemberRegistered registered => new Member(registered.MemberId, HasAccount: true, IsAdministrator: false),
        AuthorImported imported => new Member(imported.MemberId, HasAccount: false, IsAdministrator: false),
        AdministratorGranted => member! with { IsAdministrator = true },
        _ => member,
    };
}
