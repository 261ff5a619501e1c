using System.Text.Json.Serialization;
using Forum.Api.Http;

namespace Forum.Api.Takeout;

/// <summary>All that somebody did, as other programs read it: an <c>OrderedCollection</c> of ActivityStreams 2.0.</summary>
/// <param name="AttributedTo">Who did all this; the activities refer to it by its id.</param>
public sealed record TakenActivities(
    [property: JsonPropertyName("@context")] string Context, string Id, string Type, string Name, [property: Secret] ActivityObject AttributedTo,
    DateTimeOffset Published, IAsyncEnumerable<Activity> OrderedItems)
{
    public const string MediaType = "application/activity+json";

    public const string ActivityStreams = "https://www.w3.org/ns/activitystreams";
}
