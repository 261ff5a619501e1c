namespace Forum.Api.Threads;

/// <param name="Parent">The comment that it answers, or the thread where it answers none.</param>
/// <param name="Position">Where it stands among its siblings; null where it has none in the order asked for.</param>
/// <param name="Exists">The viewer may know of it, if they may know of what is above.</param>
public readonly record struct Place(Guid Id, Guid Parent, long? Position, long Number, int Depth, bool Exists);

/// <summary>
/// Puts all comments of a thread in the order of its tree, as <see cref="Comments.CommentWalk"/> does in the database for those of one page.
/// </summary>
public static class DepthFirst
{
    /// <param name="root">The thread, or the comment whose answers to show.</param>
    /// <param name="bottom">The first level that is too deep to show.</param>
    /// <param name="after">The number of the comment that the last page ended with; 0 for the first page.</param>
    /// <param name="newestFirst">Siblings in falling order.</param>
    /// <returns>Which of them to show, by their index: at most <paramref name="limit"/>.</returns>
    public static IEnumerable<int> Walk(IReadOnlyList<Place> places, Guid root, long bottom, long after, int limit, bool newestFirst)
    {
        var siblings = Siblings(places, newestFirst);
        var ahead = new Stack<(int Index, bool Shown)>();
        Push(root, shown: true);
        var isBehind = after != 0;
        for (var found = 0; found < limit && ahead.TryPop(out var next);)
        {
            var place = places[next.Index];
            // What may not be known of takes along what is below it. The last page may have ended there all the same, before it was hidden.
            var isShown = next.Shown && place.Exists && place.Depth < bottom;
            if (isShown && !isBehind)
            {
                found++;
                yield return next.Index;
            }

            if (place.Number == after) isBehind = false;
            Push(place.Id, isShown);
        }

        void Push(Guid parent, bool shown)
        {
            if (!siblings.TryGetValue(parent, out var children)) return;
            for (var last = children.Count - 1; last >= 0; last--) ahead.Push((children[last], shown));
        }
    }

    static Dictionary<Guid, List<int>> Siblings(IReadOnlyList<Place> places, bool newestFirst)
    {
        var siblings = new Dictionary<Guid, List<int>>();
        for (var index = 0; index < places.Count; index++)
        {
            if (places[index].Position is null) continue;
            if (!siblings.TryGetValue(places[index].Parent, out var group)) siblings.Add(places[index].Parent, group = []);
            group.Add(index);
        }

        var direction = newestFirst ? -1 : 1;
        foreach (var group in siblings.Values)
        {
            group.Sort((one, other) =>
                direction * (places[one].Position!.Value, places[one].Number).CompareTo((places[other].Position!.Value, places[other].Number)));
        }

        return siblings;
    }
}
