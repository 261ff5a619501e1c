using System.Text.Json.Serialization;
using Forum.Api.Threads;

namespace Forum.Api.Members;

public sealed record FollowModel(CommunityRef Community, DateTimeOffset Since);

/// <summary>A community or a member that somebody wants to read no more of.</summary>
public sealed record BlockModel(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CommunityRef? Community,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MemberModel? Member,
    DateTimeOffset Since);

public enum RelationSort
{
    New,
}
