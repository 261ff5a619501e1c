using Forum.Domain.Moderation;

namespace Forum.Domain.Members;

public sealed record MemberRegistered(MemberId MemberId, long Number, string Handle, Pronouns Pronouns);

/// <param name="PasswordHash">As the hashing library wrote it, with its own parameters and salt inside.</param>
public sealed record PasswordSet(MemberId MemberId, string PasswordHash);

public sealed record AdministratorGranted(MemberId MemberId);

/// <summary>Somebody may read what analysts read, and do no more than any member.</summary>
public sealed record AnalystGranted(MemberId MemberId);

/// <summary>Somebody whom a page names, and who has not claimed what it says of them.</summary>
/// <param name="Host">The other server that the page placed them on, or null.</param>
public sealed record AuthorImported(
    MemberId MemberId, long Number, string Handle, string? Host, Pronouns Pronouns, DateTimeOffset CapturedAt);

/// <summary>Somebody says what their pronouns are. What they were before is nobody's business any more.</summary>
public sealed record PronounsChanged(MemberId MemberId, Pronouns Pronouns);

/// <summary>A page captured later than those we knew shows other pronouns for an imported author.</summary>
public sealed record ImportedPronounsChanged(MemberId MemberId, Pronouns Pronouns, DateTimeOffset CapturedAt);

public sealed record MemberBanned(MemberId MemberId, Ban Ban);

public sealed record BanLifted(MemberId MemberId, ImpositionId Ban, CaseId Case);

public sealed record ProfileSuppressed(MemberId MemberId, ProfileSuppression Suppression);

public sealed record ProfileSuppressionLifted(MemberId MemberId, ImpositionId Suppression, CaseId Case);

/// <summary>From now on an imported author's content is an account's.</summary>
public sealed record AuthorClaimed(MemberId MemberId, Claim Claim);

/// <summary>A case is taken back, as far as it touched this member.</summary>
public sealed record MemberCaseUndone(MemberId MemberId, CaseId Case);

public sealed record HandleChanged(MemberId MemberId, string Handle);

/// <param name="DisplayName">Null for somebody who goes by the handle alone.</param>
public sealed record DisplayNameChanged(MemberId MemberId, string? DisplayName);

/// <param name="Bio">Markdown as written; empty for none.</param>
public sealed record BioChanged(MemberId MemberId, string Bio);

/// <summary>Somebody signs in with tokens of another issuer, and without a password here.</summary>
/// <param name="SubjectHash">Stands for who they are at that issuer, which nobody needs to know here.</param>
public sealed record ExternalIdentityLinked(MemberId MemberId, string Issuer, string SubjectHash);

/// <summary>A member has left for good, and is a former member from now on.</summary>
public sealed record MemberDeleted(MemberId MemberId, FormerContent Content);

/// <summary>What becomes of a former member's threads and comments.</summary>
public enum FormerContent
{
    /// <summary>They stay to be read, as by a former member.</summary>
    Keep,

    /// <summary>Their texts are shown no longer.</summary>
    Withdraw,
}

/// <summary>An account, or an imported author who has not claimed it yet. All that is known of a person is in this one stream.</summary>
/// <param name="HasAccount">False for an imported author, and for somebody whose account was deleted.</param>
public sealed record Member(
    MemberId Id, bool HasAccount, bool IsAdministrator,
    InForce<Ban> Bans, InForce<ProfileSuppression> Suppressions, InForce<Claim> Claims)
{
    /// <summary>Null without an account.</summary>
    public string? Handle { get; init; }

    public string? DisplayName { get; init; }

    public string Bio { get; init; } = "";

    /// <summary>Null for somebody who signs in elsewhere.</summary>
    public string? PasswordHash { get; init; }

    public bool IsAnalyst { get; init; }

    public bool IsFormer { get; init; }

    /// <summary>As an account has them; an imported author's own are not known.</summary>
    public Pronouns Pronouns { get; init; } = Pronouns.Unset;

    /// <summary>They said that they say none: what a page says is not shown in their place.</summary>
    public bool DeclinesPronouns { get; init; }

    /// <summary>The account whose an imported author is; null while nobody has claimed it.</summary>
    public MemberId? ClaimedBy => Claims.Active.LastOrDefault()?.By;

    public static Member? Evolve(Member? member, object @event) => @event switch
    {
        MemberRegistered registered => New(registered.MemberId, hasAccount: true) with
        {
            Handle = registered.Handle,
            Pronouns = registered.Pronouns,
        },
        AuthorImported imported => New(imported.MemberId, hasAccount: false),
        AdministratorGranted => member! with { IsAdministrator = true },
        AnalystGranted => member! with { IsAnalyst = true },
        PasswordSet set => member! with { PasswordHash = set.PasswordHash },
        HandleChanged changed => member! with { Handle = changed.Handle },
        DisplayNameChanged changed => member! with { DisplayName = changed.DisplayName },
        BioChanged changed => member! with { Bio = changed.Bio },
        MemberDeleted => member!.AsFormer(),
        PronounsChanged changed => member! with
        {
            Pronouns = changed.Pronouns,
            DeclinesPronouns = changed.Pronouns.Stance is PronounStance.Unset,
        },
        MemberBanned banned => member! with { Bans = member.Bans.Impose(banned.Ban) },
        BanLifted lifted => member! with { Bans = member.Bans.Lift(lifted.Ban, lifted.Case) },
        ProfileSuppressed suppressed => member! with { Suppressions = member.Suppressions.Impose(suppressed.Suppression) },
        ProfileSuppressionLifted lifted => member! with { Suppressions = member.Suppressions.Lift(lifted.Suppression, lifted.Case) },
        AuthorClaimed claimed => member! with { Claims = member.Claims.Impose(claimed.Claim) },
        MemberCaseUndone undone => member! with
        {
            Bans = member.Bans.Undo(undone.Case),
            Suppressions = member.Suppressions.Undo(undone.Case),
            Claims = member.Claims.Undo(undone.Case),
        },
        _ => member,
    };

    /// <summary>Whether this is somebody, as of now.</summary>
    public bool Is(MemberId somebody) => (ClaimedBy ?? Id) == somebody;

    public bool IsBanned(CommunityId? community, DateTimeOffset now) => Bans.Active.Any(ban => ban.Holds(community, now));

    /// <summary>Nothing that they said of themself is left; what moderators imposed is not theirs to take away.</summary>
    Member AsFormer() => New(Id, hasAccount: false) with { IsFormer = true, Bans = Bans, Suppressions = Suppressions, Claims = Claims };

    static Member New(MemberId id, bool hasAccount) => new(
        id, hasAccount, IsAdministrator: false, InForce.None<Ban>(), InForce.None<ProfileSuppression>(), InForce.None<Claim>());
}
