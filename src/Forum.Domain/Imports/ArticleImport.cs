using Forum.Domain.Threads;

namespace Forum.Domain.Imports;

/// <summary>Everything that one import records, stream by stream.</summary>
/// <param name="People">Events of members' streams: new ones begin with their <c>AuthorImported</c>.</param>
/// <param name="Comments">A new stream each, parents before answers.</param>
public sealed record ArticleImport(
    ArticleImported Thread, IReadOnlyList<PersonEvent> People, IReadOnlyList<IReadOnlyList<object>> Comments);

public sealed record PersonEvent(MemberId Member, object Event, bool IsNew);
