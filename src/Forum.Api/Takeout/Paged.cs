using System.Runtime.CompilerServices;
using Forum.Api.Http;
using JasperFx.Events;
using Marten;

namespace Forum.Api.Takeout;

/// <summary>Long lists, read page by page as somebody takes them: no connection is held, and no more in memory, than for one page.</summary>
public static class Paged
{
    public const int Size = 100;

    /// <summary>All pages of a list that cursors go through.</summary>
    public static async IAsyncEnumerable<T> ListAsync<T, TSort>(
        TSort sort, Func<Paging<TSort>, Task<Page<T>>> read, [EnumeratorCancellation] CancellationToken cancellation = default) where TSort : struct, Enum
    {
        for (var paging = new Paging<TSort>(sort, Size, After: null); ;)
        {
            cancellation.ThrowIfCancellationRequested();
            var page = await read(paging);
            foreach (var item in page.Items) yield return item;
            if (page.Next is null) yield break;
            paging = paging with { After = Cursor.Parse(page.Next, paging.Order) };
        }
    }

    /// <summary>All events of a stream, which may be very long, in portions.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<IEvent>> EventsAsync(
        IDocumentStore store, Guid stream, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (long from = 1; ; from += Size)
        {
            var events = await PortionAsync(store, stream, from, cancellation);
            if (events.Count > 0) yield return events;
            if (events.Count < Size) yield break;
        }
    }

    static async Task<IReadOnlyList<IEvent>> PortionAsync(IDocumentStore store, Guid stream, long from, CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        return await session.Events.FetchStreamAsync(stream, version: from + Size - 1, fromVersion: from, token: cancellation);
    }
}
