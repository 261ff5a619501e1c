using Forum.Domain.Communities;
using Forum.Domain.Moderation;

namespace Forum.Domain.Tests.Moderation;

/// <summary>A small forum to moderate: two communities, a thread with a comment in the first, and people.</summary>
internal static class Cases
{
    public static readonly CommunityId Here = new(Guid.NewGuid()), Elsewhere = new(Guid.NewGuid());
    public static readonly ThreadId TheThread = new(Guid.NewGuid()), OtherThread = new(Guid.NewGuid());
    public static readonly CommentId TheComment = new(Guid.NewGuid());

    /// <summary>Roza writes, Moss moderates the first community, Ada administers, and a page named Wren.</summary>
    public static readonly MemberId Roza = new(Guid.NewGuid()), Moss = new(Guid.NewGuid()), Ada = new(Guid.NewGuid()), Wren = new(Guid.NewGuid());

    public static readonly CaseAuthority
        Administers = new(Administers: true, ModeratesThere: false, ModeratesSomewhere: false, ModeratesAllOfThem: false),
        Moderates = new(Administers: false, ModeratesThere: true, ModeratesSomewhere: true, ModeratesAllOfThem: false),
        ModeratesElsewhere = new(Administers: false, ModeratesThere: false, ModeratesSomewhere: true, ModeratesAllOfThem: false),
        ModeratesAllOfThem = Moderates with { ModeratesAllOfThem = true },
        None = new(Administers: false, ModeratesThere: false, ModeratesSomewhere: false, ModeratesAllOfThem: false);

    static readonly object[] Forum =
    [
        Happened.CommunityFounded(Here), Happened.CommunityFounded(Elsewhere), new ModeratorAppointed(Here, Moss),
        Happened.ThreadStarted(TheThread, Here, Roza), Happened.ThreadStarted(OtherThread, Elsewhere, Roza),
        Happened.CommentPosted(TheComment, TheThread, Roza),
        Happened.MemberRegistered(Roza), Happened.MemberRegistered(Moss, "moss"), Happened.MemberRegistered(Ada, "ada"),
        new Domain.Members.AdministratorGranted(Ada), Happened.AuthorImported(Wren, "wren"),
    ];

    public static readonly CaseAct RemoveComment = new(CaseKind.Remove, Community: Here, Thread: TheThread, Comment: TheComment, Hides: [Hidden.Text]);

    public static History Given(params object[] more) => new([.. Forum, .. more]);

    public static OpenCase Open(CaseAct act, MemberId? actor = null) => new(
        new CaseId(Guid.NewGuid()), Number: 5, actor ?? Moss, act, "Spam.", Rule: null, LastThread: 8, LastComment: 11, Expected: 1, Happened.At);

    public static CaseOpened Opened(OpenCase command) => new(
        command.CaseId, command.Number, command.Actor, command.Act, command.Reason, command.Rule, command.LastThread, command.LastComment,
        command.Expected);

    /// <summary>A case of Moss's, whether or not its rules would allow it.</summary>
    public static CaseOpened Opened(CaseAct act) => Opened(Open(act));

    public static Suppression Suppressed(SuppressionLayer layer = SuppressionLayer.Moderator) => new(
        new ImpositionId(Guid.NewGuid()), layer, [Hidden.Text], Case: new CaseId(Guid.NewGuid()));

    /// <summary>The case is opened, and nothing else.</summary>
    public static void IsOpened(this History history, CaseAct act, CaseAuthority? authority = null, MemberId? actor = null)
    {
        var command = Open(act, actor);
        history.When(command, authority ?? Moderates).Then(Opened(command));
    }

    public static void IsRefused(this History history, CaseAct act, Refused refusal, CaseAuthority? authority = null, MemberId? actor = null) =>
        history.When(Open(act, actor), authority ?? Moderates).ThenRefused(refusal);
}
