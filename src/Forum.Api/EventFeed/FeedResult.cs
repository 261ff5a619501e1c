using System.Net.Mime;
using System.Reflection;
using Forum.Api.Live;
using Microsoft.AspNetCore.Http.Metadata;

namespace Forum.Api.EventFeed;

/// <summary>A page of the log, at once or as soon as there is something to tell; or all of it, for as long as the client listens.</summary>
public sealed record FeedResult(FeedRequest Asked) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var followers = httpContext.RequestServices.GetRequiredService<FeedFollowers>();
        var wantsStream = httpContext.Request.GetTypedHeaders().Accept.Any(accept => accept.MediaType.Equals(LiveWriter.MediaType, StringComparison.OrdinalIgnoreCase));
        return wantsStream ? followers.StreamAsync(httpContext, Asked) : followers.AnswerAsync(httpContext, Asked);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(EventPage), [MediaTypeNames.Application.Json]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(string), [LiveWriter.MediaType]));
    }
}
