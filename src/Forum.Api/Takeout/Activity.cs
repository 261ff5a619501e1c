using System.Text.Json.Serialization;

namespace Forum.Api.Takeout;

/// <param name="To">The id of what it was done to, or all that there is to say of it.</param>
public sealed record Activity(string Id, string Type, string Actor, DateTimeOffset Published, [property: JsonPropertyName("object")] object To)
{
    /// <summary>What it was put on, or taken off.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Target { get; init; }

    /// <summary>What they said with it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Content { get; init; }
}
