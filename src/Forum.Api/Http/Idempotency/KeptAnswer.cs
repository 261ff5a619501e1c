namespace Forum.Api.Http.Idempotency;

/// <summary>An answer as it can be given again.</summary>
public sealed record KeptAnswer(int Status, string? ContentType, string? Location, byte[] Body)
{
    /// <summary>On an answer that was given before.</summary>
    public const string Repeated = "Idempotency-Replayed";

    /// <summary>Longer ones are answered and not kept.</summary>
    const int LargestBody = 1024 * 1024;

    /// <summary>An answer that came to a decision. One that asks to try again must not be all that trying again brings.</summary>
    public bool IsFinal => Status is < StatusCodes.Status500InternalServerError
        and not (StatusCodes.Status401Unauthorized or StatusCodes.Status408RequestTimeout or StatusCodes.Status429TooManyRequests)
        && Body.Length <= LargestBody;

    /// <summary>Runs the rest of the request and catches what it answers.</summary>
    public static async Task<KeptAnswer> CatchAsync(HttpContext context, RequestDelegate next)
    {
        var wire = context.Response.Body;
        using var body = new MemoryStream();
        context.Response.Body = body;
        try
        {
            await next(context);
            await context.Response.CompleteAsync();
        }
        finally
        {
            context.Response.Body = wire;
        }

        return new KeptAnswer(
            context.Response.StatusCode, context.Response.ContentType, context.Response.Headers.Location, body.ToArray());
    }

    public async Task GiveAsync(HttpResponse response, bool isRepeat)
    {
        response.StatusCode = Status;
        if (isRepeat) response.Headers[Repeated] = "true";
        if (Location is not null) response.Headers.Location = Location;
        if (ContentType is not null) response.ContentType = ContentType;
        if (Body.Length == 0) return;

        response.ContentLength = Body.Length;
        await response.Body.WriteAsync(Body, response.HttpContext.RequestAborted);
    }
}
