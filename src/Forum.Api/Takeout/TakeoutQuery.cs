using Forum.Api.Claims;
using Forum.Api.Http;
using Forum.Api.Inbox;
using Forum.Api.Members;
using Forum.Api.Reports;

namespace Forum.Api.Takeout;

/// <summary>All that a member has here, as they see it. Nothing of it is read before it is taken, but what is short.</summary>
public sealed class TakeoutQuery(
    AccountQueries accounts, Sessions sessions, TakenStanding standing, TakenPosts posts, TakenMarks marks, RelationsQuery relations,
    ReportQueries reports, ClaimQueries claims, InboxQueries inboxes, TimeProvider clock)
{
    /// <returns>Null for somebody who is gone.</returns>
    public async Task<TakenEverything?> FindAsync(Viewer viewer, CancellationToken cancellation)
    {
        if (await accounts.FindOwnProfileAsync(viewer, cancellation) is not { } profile) return null;
        var id = viewer.Id!.Value;
        var open = await sessions.ListAsync(id, cancellation);
        return new TakenEverything(
            clock.GetUtcNow(), profile, await standing.ModeratesAsync(viewer, cancellation), await standing.BansAsync(viewer, cancellation),
            await standing.HiddenPartsAsync(viewer, cancellation),
            [.. open.Select(session => new TakenSession(session.Id, session.CreatedAt, session.ExpiresAt))],
            marks.ChangesAsync(viewer, cancellation), posts.ThreadsAsync(viewer, cancellation), posts.CommentsAsync(viewer, cancellation),
            marks.VotesAsync(viewer, cancellation), marks.ShelfAsync(viewer, cancellation),
            Paged.ListAsync(RelationSort.New, paging => relations.FollowsAsync(id, paging, cancellation), cancellation),
            Paged.ListAsync(RelationSort.New, paging => relations.BlocksAsync(viewer, paging, cancellation), cancellation),
            Paged.ListAsync(ReportSort.New, paging => reports.ListOwnAsync(viewer, paging, cancellation), cancellation),
            Paged.ListAsync(ClaimSort.New, paging => claims.ListOwnAsync(viewer, paging, cancellation), cancellation),
            standing.CasesAsync(viewer, cancellation),
            Paged.ListAsync(InboxOrder.Inbox, paging => NoticesAsync(viewer, paging, cancellation), cancellation));
    }

    Task<Page<NoticeModel>> NoticesAsync(Viewer viewer, Paging<InboxOrder> paging, CancellationToken cancellation) =>
        inboxes.ListAsync(viewer, NoticeFilter.All, onlyUnread: false, paging.Limit, paging.After?.Number, cancellation);

    /// <summary>The one order that there is, called as <see cref="InboxQueries.Order"/>.</summary>
    enum InboxOrder
    {
        Inbox,
    }
}
