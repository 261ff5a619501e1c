using System.Security.Claims;
using Forum.Domain;

namespace Forum.Api.Http;

public static class Asker
{
    /// <summary>Who is asking. Only for endpoints that anonymous callers do not reach.</summary>
    public static MemberId MemberId(this ClaimsPrincipal user) => new(Guid.Parse(user.FindFirstValue("sub")!));
}
