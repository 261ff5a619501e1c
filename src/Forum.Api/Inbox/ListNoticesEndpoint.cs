using System.Security.Claims;
using Forum.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Inbox;

public static class ListNoticesEndpoint
{
    /// <summary>
    /// What one was told, the latest first: answers, mentions, and what moderators did, all as things stand now. Answers and mentions by members
    /// whom one has blocked are left out as long as they are, and not counted.
    /// </summary>
    /// <param name="unread"><c>true</c> for what one has not read only.</param>
    /// <param name="kind"><c>all</c> (the default), <c>replies</c>, <c>mentions</c> or <c>moderation</c>.</param>
    /// <param name="limit">How many, 1 to 200; 50 if not said.</param>
    /// <param name="after">The <c>next</c> of the page before.</param>
    [WolverineGet("/api/inbox"), Tags("Inbox")]
    public static async Task<Results<Ok<Page<NoticeModel>>, ProblemHttpResult>> Get(
        bool? unread, string? kind, int? limit, string? after, ClaimsPrincipal user, InboxQueries inboxes, CancellationToken cancellation)
    {
        var filter = NoticeFilter.All;
        if (kind is not null && !Paging.IsName(kind, out filter)) return InboxRequests.KindUnknown.ToProblem();
        if (limit is < 1 or > Requests.MaxLimit) return Requests.LimitOutOfRange.ToProblem();
        var cursor = after is null ? null : Cursor.Parse(after, InboxQueries.Order);
        if (after is not null && cursor is null) return Requests.CursorInvalid.ToProblem();

        return TypedResults.Ok(await inboxes.ListAsync(
            user.Viewer(), filter, unread == true, limit ?? Paging.DefaultLimit, cursor?.Number, cancellation));
    }
}
