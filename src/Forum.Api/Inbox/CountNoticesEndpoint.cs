using System.Security.Claims;
using Forum.Api.Http;
using Wolverine.Http;

namespace Forum.Api.Inbox;

public static class CountNoticesEndpoint
{
    /// <summary>How much of each kind one has not read.</summary>
    [WolverineGet("/api/inbox/counts"), Tags("Inbox")]
    public static Task<InboxCounts> Get(ClaimsPrincipal user, InboxQueries inboxes, CancellationToken cancellation) =>
        inboxes.CountAsync(user.Viewer(), cancellation);
}
