using System.Runtime.CompilerServices;
using Forum.Api.Http;
using Forum.Domain.Members;
using Marten;

namespace Forum.Api.Takeout;

/// <summary>Says in ActivityStreams what somebody did: each thing once, first what they wrote, then the rest.</summary>
public sealed class ActivityQuery(IDocumentStore store, TakeoutQuery takeout)
{
    /// <returns>Null for somebody who is gone.</returns>
    public async Task<TakenActivities?> FindAsync(Viewer viewer, string home, CancellationToken cancellation)
    {
        if (await takeout.FindAsync(viewer, cancellation) is not { } taken) return null;
        var words = new ActivityWords(home, taken.Profile.Number);
        return new TakenActivities(
            TakenActivities.ActivityStreams, $"{home}/api/members/me/takeout", "OrderedCollection", $"All that {taken.Profile.Handle} did here",
            ActivityObject.Of(taken.Profile, words.Actor), taken.MadeAt, AllAsync(taken, words, viewer, cancellation));
    }

    async IAsyncEnumerable<Activity> AllAsync(
        TakenEverything taken, ActivityWords words, Viewer viewer, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var post in taken.Threads.WithCancellation(cancellation))
        {
            foreach (var activity in words.Of(post)) yield return activity;
        }

        await foreach (var post in taken.Comments.WithCancellation(cancellation))
        {
            foreach (var activity in words.Of(post)) yield return activity;
        }

        await foreach (var vote in taken.Votes.WithCancellation(cancellation)) yield return words.Of(vote);
        await foreach (var mark in taken.Shelf.WithCancellation(cancellation)) yield return words.Of(mark);
        await foreach (var portion in Paged.EventsAsync(store, RelationsId.Of(viewer.Id!.Value).Value, cancellation))
        {
            foreach (var activity in portion.Select(words.Of).OfType<Activity>()) yield return activity;
        }

        await foreach (var change in taken.Changes.WithCancellation(cancellation))
        {
            if (words.Of(change) is { } activity) yield return activity;
        }

        await foreach (var report in taken.Reports.WithCancellation(cancellation)) yield return words.Of(report);
    }
}
