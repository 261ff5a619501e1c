using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace Forum.Api.Http.Caching;

/// <summary>A JSON answer as it goes to whoever asks, with a strong ETag that follows from its bytes.</summary>
public sealed record HeldAnswer(ReadOnlyMemory<byte> Body, string ContentType, EntityTagHeaderValue Tag)
{
    /// <summary>Of SHA-256, which no two answers share by chance.</summary>
    const int HashBytes = 16;

    const string AskBeforeUse = "private, no-cache";

    readonly string tag = Tag.ToString();

    public static HeldAnswer Of(ReadOnlyMemory<byte> body, string contentType)
    {
        var hash = Base64Url.EncodeToString(SHA256.HashData(body.Span).AsSpan()[..HashBytes]);
        return new(body, contentType, new(RevisionOf(body.Span) is { } revision ? $"\"r{revision}-{hash}\"" : $"\"{hash}\""));
    }

    public async Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        response.Headers.ETag = tag;
        response.Headers.CacheControl = AskBeforeUse;
        response.Headers.Append(HeaderNames.Vary, HeaderNames.Authorization);
        if (IsKnownTo(context.Request))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.ContentType = null;
            return;
        }

        response.ContentType = ContentType;
        response.ContentLength = Body.Length;
        await response.Body.WriteAsync(Body, context.RequestAborted);
    }

    bool IsKnownTo(HttpRequest request)
    {
        if (request.Headers.IfNoneMatch is not { Count: > 0 } said) return false;
        return said == tag || request.GetTypedHeaders().IfNoneMatch.Any(
            one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(Tag, useStrongComparison: false));
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
