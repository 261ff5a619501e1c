using Forum.Api.Members;
using Forum.Api.Text;
using Forum.Domain.Moderation;

namespace Forum.Api.Replay;

/// <summary>Something that happened to a thread or to a comment in it.</summary>
/// <param name="Cut">Its position: the first cut at which it had happened.</param>
/// <param name="Comment">The number of the comment; null for the thread itself.</param>
/// <param name="Who">Who did it, by today's name; null where a page, a dump or an operator did, and where it is hidden.</param>
/// <param name="Revision">The version that an edit made; of what was hidden, the earlier version that alone is meant.</param>
/// <param name="Hides">What was hidden.</param>
/// <param name="By">On which layer.</param>
/// <param name="Case">The number of the case that did it.</param>
public sealed record TimelineEntry(
    long Cut, DateTimeOffset At, TimelineKind Kind, long? Comment, MemberModel? Who, int? Revision, IReadOnlyList<Hidden>? Hides,
    SuppressionLayer? By, long? Case, string? Reason) : IMentioning<TimelineEntry>
{
    IEnumerable<string?> IMentioning<TimelineEntry>.Texts => [Reason];

    public TimelineEntry Shown(MentioningTexts texts) => this with { Reason = texts.PlainOrNull(Reason) };
}

/// <summary>A page of what happened to a thread.</summary>
/// <param name="Next">Give this as <c>after</c> to read on; null on the last page.</param>
/// <param name="Total">How many entries there are on all pages.</param>
/// <param name="Cut">Where the timeline ends.</param>
public sealed record TimelineModel(IReadOnlyList<TimelineEntry> Items, string? Next, int Total, CutModel Cut);

/// <summary>An entry of a timeline, as much as fits many at once.</summary>
/// <param name="Case">The number of the case that did it.</param>
public sealed record Moment(long Cut, DateTimeOffset At, TimelineKind Kind, long? Comment, long? Case);

/// <summary>All of a timeline at a glance.</summary>
/// <param name="Total">How many entries there are; of very many, some are left out.</param>
public sealed record MomentsModel(IReadOnlyList<Moment> Moments, int Total, CutModel Cut);
