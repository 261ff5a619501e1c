using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Forum.Api.Live;

/// <summary>An answer that goes on for as long as the client listens.</summary>
/// <param name="After">The cut that the client came to; null for one that begins.</param>
public sealed record LiveResult(LivePlace Place, long? After) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext) =>
        httpContext.RequestServices.GetRequiredService<LiveStreams>().RunAsync(httpContext, Place, After);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(string), [LiveWriter.MediaType]));
}
