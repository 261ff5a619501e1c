using Forum.Api.Communities;
using Forum.Api.Http;
using Forum.Api.Members;
using Forum.Api.Moderation;
using Forum.Api.Threads;
using Npgsql;

namespace Forum.Api.Search;

public sealed class SearchQuery(NpgsqlDataSource database, PostQueries posts, CommunityQueries communities, MemberQueries members)
{
    /// <summary>In seconds. Nothing that people type should come near it.</summary>
    const int Patience = 10;

    /// <returns>Null for a query that no word can be looked up of.</returns>
    public async Task<Page<SearchHit>?> FindAsync(
        SearchRequest request, int limit, Cursor? after, Viewer viewer, CancellationToken cancellation)
    {
        if (await QueryAsync(request, cancellation) is not { } query) return null;

        await using var command = database.CreateCommand(SearchSql.For(request, after is null));
        command.CommandTimeout = Patience;
        command.Parameters.AddViewer(viewer);
        foreach (var value in (object[])
        [
            query, request.Community ?? Guid.Empty, request.Author ?? 0, request.Since?.ToUniversalTime() ?? DateTimeOffset.UnixEpoch,
            request.Until?.ToUniversalTime() ?? DateTimeOffset.UnixEpoch, BitConverter.Int32BitsToSingle((int)(after?.Key ?? 0)), after?.Number ?? 0,
            limit + 1, Prefix(request.Query),
        ])
        {
            command.Parameters.Add(new() { Value = value });
        }

        var found = new List<Found>();
        await using (var rows = await command.ExecuteReaderAsync(cancellation))
        {
            while (await rows.ReadAsync(cancellation))
            {
                found.Add(new Found(
                    (SearchKind)rows.GetInt16(0), rows.GetGuid(1), rows.GetFloat(2), rows.GetInt64(3), rows.IsDBNull(4) ? null : rows.GetString(4)));
            }
        }

        var next = found.Count > limit
            ? new Cursor(request.Order, BitConverter.SingleToInt32Bits(found[limit - 1].Rank), found[limit - 1].Tie).ToString()
            : null;
        return new Page<SearchHit>(await ShowAsync([.. found.Take(limit)], viewer, cancellation), next);
    }

    /// <summary>What the index understands. Forms of English words are left away where they leave nothing to look up.</summary>
    async Task<string?> QueryAsync(SearchRequest request, CancellationToken cancellation)
    {
        if (request.Kind == SearchKind.Members) return "";
        await using var command = database.CreateCommand(
            """
            select case when querytree(word) in ('', 'T') then null when querytree(form) in ('', 'T') then word::text else (word || form)::text end
            from (select websearch_to_tsquery('simple', $1) as word, websearch_to_tsquery('english', $1) as form) query
            """);
        command.Parameters.Add(new() { Value = request.Query });
        return await command.ExecuteScalarAsync(cancellation) as string;
    }

    static string Prefix(string query) =>
        query.TrimStart('@').Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal) + "%";

    async Task<IReadOnlyList<SearchHit>> ShowAsync(List<Found> found, Viewer viewer, CancellationToken cancellation)
    {
        var written = await posts.FindAsync(Ids(SearchKind.Threads), Ids(SearchKind.Comments), viewer, cancellation);
        var places = Ids(SearchKind.Communities) is { Length: > 0 } some ? await communities.FindAsync(some, cancellation) : [];
        var people = Ids(SearchKind.Members) is { Length: > 0 } many ? await members.FindAsync(many, viewer, cancellation) : [];
        return [.. found.Select(Show).OfType<SearchHit>()];

        Guid[] Ids(SearchKind kind) => [.. found.Where(one => one.Kind == kind).Select(one => one.Id)];

        // What was hidden in the moment since it was found is not shown any more.
        SearchHit? Show(Found one) => one.Kind switch
        {
            SearchKind.Threads when written.Threads.GetValueOrDefault(one.Id) is { Title: not "" } thread =>
                new(one.Kind, thread, Snippet: SnippetOf(one)),
            SearchKind.Comments when written.Comments.GetValueOrDefault(one.Id) is ({ } thread, { Body: not "" } comment) =>
                new(one.Kind, thread, comment, Snippet: SnippetOf(one)),
            SearchKind.Communities when places.Find(place => place.Id == one.Id) is { } community => new(one.Kind, Community: community),
            SearchKind.Members when people.Find(person => person.Id == one.Id) is { } member => new(one.Kind, Member: member),
            _ => null,
        };

        static Snippet? SnippetOf(Found one) => one.Marked is { Length: > 0 } marked ? Snippet.Of(marked) : null;
    }

    sealed record Found(SearchKind Kind, Guid Id, float Rank, long Tie, string? Marked);
}
