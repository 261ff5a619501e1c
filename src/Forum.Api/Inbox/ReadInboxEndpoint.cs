using System.Security.Claims;
using Forum.Api.Http;
using Forum.Domain;
using Forum.Domain.Inbox;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Inbox;

/// <summary>Either of the two.</summary>
/// <param name="UpTo">The id of a notice: it and every one before it.</param>
/// <param name="Ids">The ids of notices.</param>
public sealed record ReadInboxRequest(long? UpTo = null, IReadOnlyList<long>? Ids = null);

public static class ReadInboxEndpoint
{
    /// <summary>Marks notices as read, and answers with how much is left. What is read stays so.</summary>
    [WolverinePut("/api/inbox/read"), Tags("Inbox")]
    public static async Task<Results<Ok<InboxCounts>, ProblemHttpResult>> Put(
        ReadInboxRequest? request, ClaimsPrincipal user, IMessageBus bus, InboxQueries inboxes, CancellationToken cancellation)
    {
        var (id, viewer) = (InboxId.Of(user.MemberId()), user.Viewer());
        switch (request)
        {
            case { UpTo: { } upTo and >= 0, Ids: null }:
                var last = await inboxes.LastAsync(viewer, upTo, cancellation);
                await bus.InvokeAsync<Decision>(new ReadInbox(id, user.MemberId(), last), cancellation);
                break;
            case { UpTo: null, Ids: { Count: >= 1 and <= Requests.MaxLimit } ids }:
                var own = await inboxes.OwnAsync(viewer, [.. ids.Distinct()], cancellation);
                if (own.Count < ids.Distinct().Count()) return InboxRequests.NoticeNotFound.ToProblem();
                await bus.InvokeAsync<Decision>(new ReadNotices(id, user.MemberId(), [.. own]), cancellation);
                break;
            default:
                return InboxRequests.NothingNamed.ToProblem();
        }

        return TypedResults.Ok(await inboxes.CountAsync(viewer, cancellation));
    }
}
