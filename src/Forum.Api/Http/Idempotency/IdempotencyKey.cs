using System.Buffers;
using Microsoft.AspNetCore.Http.Metadata;

namespace Forum.Api.Http.Idempotency;

/// <summary>
/// What a client sends to be able to repeat a POST: the same key with the same request is the same act, and has the same answer.
/// </summary>
public static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";
    public const int MaxLength = 255;

    static readonly SearchValues<char> Visible = SearchValues.Create([.. Enumerable.Range('!', '~' - '!' + 1).Select(c => (char)c)]);

    /// <summary>Answers that hold a secret are never kept, so that an operation with such an answer runs again, as it may.</summary>
    public static bool IsTakenBy(string method, IEnumerable<object> metadata) => HttpMethods.IsPost(method)
        && !metadata.OfType<IProducesResponseTypeMetadata>().Any(answer => answer.Type is { } type && Secrets.Has(type));

    public static bool TakesSecret(Endpoint endpoint) =>
        endpoint.Metadata.OfType<IAcceptsMetadata>().Any(body => body.RequestType is { } type && Secrets.Has(type));

    public static bool IsWellFormed(string? key) => key is { Length: > 0 and <= MaxLength } && !key.AsSpan().ContainsAnyExcept(Visible);
}
