using Forum.Domain;

namespace Forum.Api.Takeout;

public enum TakeoutFormat
{
    Json,
    ActivityStreams,
}

public static class TakeoutRequest
{
    public static readonly Refused FormatUnknown = new("takeout-format-unknown", "What you have here is written as json or activitystreams.");

    public static TakeoutFormat Accepted(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(accept => accept.MediaType.Equals(TakenActivities.MediaType, StringComparison.OrdinalIgnoreCase))
            ? TakeoutFormat.ActivityStreams
            : TakeoutFormat.Json;
}
