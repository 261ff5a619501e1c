using Forum.Api.History;
using Forum.Api.Http;
using Forum.Domain;

namespace Forum.Api.Replay;

/// <summary>Of a page of versions those that there were at a cut.</summary>
public sealed class ReplayedVersions(ReplayQuery replay, ReplayedComments comments)
{
    public async Task<(Page<RevisionModel>? Page, Refused? Refused)> OfThreadAsync(
        long number, Page<RevisionModel> all, CutRequest asked, Viewer viewer, CancellationToken cancellation)
    {
        var (thread, refused) = await replay.FindShownAsync(number, asked, viewer, cancellation);
        return thread is null ? (null, refused) : (Of(thread, item: -1, all), null);
    }

    public async Task<(Page<RevisionModel>? Page, Refused? Refused)> OfCommentAsync(
        long number, Page<RevisionModel> all, CutRequest asked, Viewer viewer, CancellationToken cancellation)
    {
        var (_, thread, refused) = await comments.FindAsync(number, asked, viewer, cancellation);
        return thread is null ? (null, refused) : (Of(thread, thread.PlaceOf(number), all), null);
    }

    static Page<RevisionModel> Of(ThreadThen thread, int item, Page<RevisionModel> all)
    {
        var last = thread.Past.Of(item, thread.Cut.Position).LastOrDefault(happening => happening.IsEdit) is { IsEdit: true } edit ? edit.Revision : 1;
        var items = all.Items.Where(version => version.Revision <= last).ToList();
        var isEnd = items.Count < all.Items.Count || items is [] || items[^1].Revision == last;
        return new Page<RevisionModel>(items, isEnd ? null : all.Next) { Cut = thread.Cut };
    }
}
