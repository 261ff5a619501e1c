using Forum.Api.Http.Idempotency;

namespace Forum.Api.Http;

public static class NewIds
{
    /// <summary>An id for what a request creates; the same one when the request is repeated with its <c>Idempotency-Key</c>.</summary>
    public static Guid NewId(this HttpContext context) => context.Features.Get<KeyedRequest>()?.NextId() ?? Guid.CreateVersion7();
}
