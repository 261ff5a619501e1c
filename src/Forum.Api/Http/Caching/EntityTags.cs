using System.Buffers.Text;
using System.Net.Mime;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace Forum.Api.Http.Caching;

/// <summary>
/// Gives every JSON answer to a GET a strong ETag, which follows from its bytes, after its revision where it has one, so that an edit can
/// say what was read (<see cref="IfMatch"/>). A client that has these very bytes already is told so, and gets none.
/// </summary>
public sealed class EntityTags(RequestDelegate next)
{
    /// <summary>Of SHA-256, which no two answers share by chance.</summary>
    const int HashBytes = 16;

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
        if (context.GetEndpoint() is not { } endpoint || !AreGivenBy(context.Request.Method, endpoint.Metadata))
        {
            await next(context);
            return;
        }

        var wire = context.Response.Body;
        await using var body = new BodyStream(context.Response, wire);
        context.Response.Body = body;
        try
        {
            await next(context);
            // What has no body is left as it is: others may yet say in words what its status means.
            if (context.Response.ContentType is not null) await context.Response.CompleteAsync();
        }
        finally
        {
            context.Response.Body = wire;
        }

        if (body.Held is { } held) await AnswerAsync(context, held);
    }

    static async Task AnswerAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        var response = context.Response;
        var tag = Of(body.Span);
        response.Headers.ETag = tag.ToString();
        response.Headers.CacheControl = "private, no-cache"; // keep it, and ask before using it
        response.Headers.Append(HeaderNames.Vary, HeaderNames.Authorization);

        var known = context.Request.GetTypedHeaders().IfNoneMatch;
        if (known.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(tag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.ContentType = null;
            return;
        }

        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, context.RequestAborted);
    }

    static EntityTagHeaderValue Of(ReadOnlySpan<byte> body)
    {
        var hash = Base64Url.EncodeToString(SHA256.HashData(body).AsSpan()[..HashBytes]);
        return new EntityTagHeaderValue(RevisionOf(body) is { } revision ? $"\"r{revision}-{hash}\"" : $"\"{hash}\"");
    }

    /// <summary>The <c>revision</c> that a JSON object has, if any.</summary>
    static int? RevisionOf(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isRevision = reader.ValueTextEquals("revision"u8);
            reader.Read();
            if (isRevision) return reader.TokenType == JsonTokenType.Number ? reader.GetInt32() : null;
            reader.Skip();
        }

        return null;
    }
}
