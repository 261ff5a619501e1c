using Forum.Api.Http;
using Forum.Api.Moderation;
using Forum.Api.Threads;
using Npgsql;

namespace Forum.Api.Replay;

/// <summary>Reads what a thread itself said and was at a cut, with today's names.</summary>
public sealed class SummaryThen(NpgsqlDataSource database, PastTexts pastTexts)
{
    /// <summary>The thread itself, as it is stored.</summary>
    /// <returns>Null where the viewer may not know that it was there.</returns>
    public async Task<(ThreadSummary Thread, string Body)?> ReadAsync(ThreadThen thread, Viewer viewer, CancellationToken cancellation)
    {
        var head = thread.Head;
        var (then, tally, secret) = await pastTexts.ReadThreadAsync(thread.Past, thread.Cut.Position, cancellation);
        if (!thread.IsShown) return null;

        var (today, seesThrough) = (head.Today, head.SeesThrough(viewer, head.Author));
        var isClosed = then.Revision != today.Revision
            && !(head.IsHistoryOpen(viewer, head.Author)
                && Visibility.Shows(await HidesVersionAsync(today.Id, then.Revision, cancellation), seesThrough));
        var showsText = Visibility.Shows(head.HidesText | then.Hidden.Text, seesThrough) && !isClosed;
        var model = today with
        {
            Title = showsText ? then.Title! : "",
            Kind = today.Kind == ThreadKind.Article ? today.Kind : then.Link is null ? ThreadKind.Text : ThreadKind.Link,
            Link = showsText ? then.Link : null,
            Author = Visibility.Shows(head.HidesAuthor | then.Hidden.Author, seesThrough) ? today.Author : null,
            EditedAt = then.EditedAt,
            LastActivity = thread.LastActivity,
            CommentCount = thread.CommentCount,
            Score = today.Score - today.Upvotes + today.Downvotes + tally.Up - tally.Down,
            Upvotes = tally.Up,
            Downvotes = tally.Down,
            Revision = then.Revision,
            Locked = then.Locked,
            Pinned = then.Pinned,
            Official = then.Official,
            Hidden = then.Hidden.Model(head.Withdrawn, secret),
            HiddenNow = today.Hidden,
            Closed = isClosed ? true : null,
        };
        return (model, showsText ? then.Body : "");
    }

    async Task<int> HidesVersionAsync(Guid thread, int revision, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "select coalesce((select hides_text from views.thread_revision where thread_id = $1 and revision = $2), 0::smallint)");
        command.Parameters.Add(new() { Value = thread });
        command.Parameters.Add(new() { Value = revision });
        return (short)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
