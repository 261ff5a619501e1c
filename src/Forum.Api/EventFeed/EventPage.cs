using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Forum.Api.EventFeed;

/// <summary>A part of the log, in its order.</summary>
/// <param name="Next">Give this as <c>after</c> to read on. All that the reader is told up to there has been told.</param>
/// <param name="Through">As far as the log is whole; where <c>next</c> has come to it, there is no more for now.</param>
public sealed record EventPage(IReadOnlyList<ToldEvent> Events, long Next, long Through);

/// <summary>Something that happened, as far as the reader is told.</summary>
/// <param name="Position">Its place in the log. Whoever reads a position twice, as after a lost connection, can tell by it.</param>
/// <param name="Stream">Of what it is a part; absent where that would tell who somebody is.</param>
/// <param name="Data">As it was stored, without what the reader is not told.</param>
public sealed record ToldEvent(
    long Position, string Type,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Stream,
    DateTimeOffset RecordedAt, JsonObject Data);
