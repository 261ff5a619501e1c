using System.Net.Mime;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.Metadata;

namespace Forum.Api.Http.Caching;

/// <summary>
/// Gives every JSON answer to a GET a strong ETag, which follows from its bytes, after its revision where it has one, so that an edit can
/// say what was read (<see cref="IfMatch"/>). A client that has these very bytes already is told so, and gets none.
/// </summary>
public sealed class EntityTags(RequestDelegate next, SharedAnswers shared)
{
    readonly ConditionalWeakTable<Endpoint, object> given = [];

    /// <summary>What only its owner may know is not for caches, not even to be asked about.</summary>
    public static bool AreGivenBy(string method, IEnumerable<object> metadata)
    {
        var answers = metadata.OfType<IProducesResponseTypeMetadata>().Where(answer => answer.StatusCode == StatusCodes.Status200OK).ToList();
        return HttpMethods.IsGet(method)
            && answers.Exists(answer => answer.ContentTypes.Contains(MediaTypeNames.Application.Json))
            && !answers.Exists(answer => answer.Type is { } type && Secrets.Has(type));
    }

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint || !HttpMethods.IsGet(context.Request.Method) || !AreGivenBy(endpoint))
        {
            await next(context);
            return;
        }

        var answer = SharedAnswers.Has(context)
            ? await shared.GetAsync(context, () => AskAsync(context, isShared: true))
            : await AskAsync(context, isShared: false);
        if (answer is not null) await answer.WriteAsync(context);
    }

    /// <summary>Of an endpoint it does not change, and takes longer to find out than an answer that is at hand.</summary>
    bool AreGivenBy(Endpoint endpoint) => (bool)given.GetValue(endpoint, one => AreGivenBy(HttpMethods.Get, one.Metadata));

    /// <param name="isShared">Others may write it, too, even when this request has ended.</param>
    /// <returns>Null for an answer that went through.</returns>
    async Task<HeldAnswer?> AskAsync(HttpContext context, bool isShared)
    {
        var response = context.Response;
        var wire = response.Body;
        await using var body = new BodyStream(response, wire);
        response.Body = body;
        try
        {
            await next(context);
            // What has no body is left as it is: others may yet say in words what its status means.
            if (response.ContentType is not null) await response.CompleteAsync();
        }
        finally
        {
            response.Body = wire;
        }

        if (body.Held is not { } held) return null;
        if (!isShared) response.RegisterForDispose(held);
        return HeldAnswer.Of(held.Written, response.ContentType!);
    }
}
