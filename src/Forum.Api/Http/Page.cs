using System.Text.Json.Serialization;
using Forum.Api.Replay;

namespace Forum.Api.Http;

/// <summary>One page of a list.</summary>
/// <param name="Next">Give this as <c>after</c> to read on; null on the last page.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next)
{
    /// <summary>Where it is shown as it stood: at which cut.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CutModel? Cut { get; init; }
}
