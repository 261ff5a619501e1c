using Forum.Domain;
using Forum.Domain.Comments;

namespace Forum.Api.Tests;

/// <param name="Comments">The numbers of its comments, in the order in which they were written.</param>
public sealed record PlantedThread(long Number, ThreadId Id, long[] Comments);

/// <summary>Threads of any shape and size, of events like those that requests record.</summary>
public static class Trees
{
    const int Batch = 1_000;

    public static Task<PlantedThread> WideThreadAsync(this IForum app, int comments) => app.PlantAsync(new int?[comments]);

    public static Task<PlantedThread> ChainAsync(this IForum app, int levels) =>
        app.PlantAsync([.. Enumerable.Range(0, levels).Select(i => i == 0 ? null : (int?)i - 1)]);

    /// <param name="parents">For each comment the place of its parent in this list; null at the top.</param>
    /// <param name="authors">Who wrote them, in turn; somebody, if not said.</param>
    public static async Task<PlantedThread> PlantAsync(
        this IForum app, IReadOnlyList<int?> parents, string? community = null, IReadOnlyList<Guid>? authors = null)
    {
        var imported = await app.ImportAsync($"A tree {Guid.NewGuid()}.", community);
        var number = imported.GetProperty("thread").GetInt64();
        var thread = new ThreadId(imported.GetProperty("id").GetGuid());
        var numbers = await app.QueryAsync<long[]>(
            "select coalesce(array_agg(number order by number), array[]::bigint[]) from (select nextval('forum.comment_number') as number from generate_series(1, $1)) taken",
            parents.Count);
        authors ??= [await app.QueryAsync<Guid>("select id from views.member where not imported limit 1")];
        var ids = parents.Select(_ => new CommentId(Guid.CreateVersion7())).ToList();
        var depths = new int[parents.Count];
        for (var from = 0; from < parents.Count; from += Batch)
        {
            await using var session = app.OpenSession();
            for (var i = from; i < Math.Min(parents.Count, from + Batch); i++)
            {
                depths[i] = parents[i] is { } parent ? depths[parent] + 1 : 0;
                session.Events.StartStream<Comment>(ids[i].Value, new CommentPosted(
                    ids[i], numbers[i], thread, parents[i] is { } above ? ids[above] : null, depths[i], new MemberId(authors[i % authors.Count]), $"{i}"));
            }

            await session.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        return new PlantedThread(number, thread, numbers);
    }

    /// <summary>A tree by chance, in which each comment answers one before it or the thread.</summary>
    public static int?[] Grow(Random random, int comments) =>
        [.. Enumerable.Range(0, comments).Select(i => (Index: i, Parent: random.Next(i + 2))).Select(at => at.Parent < at.Index ? (int?)at.Parent : null)];
}
